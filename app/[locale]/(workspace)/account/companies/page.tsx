import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompanyFields } from "@/components/identity/company/company-fields";
import {
  InvitationAlert,
  JoinableCompanies,
  OwnCompanies,
  OwnInvitations,
} from "@/components/identity/company/own-companies";
import { EmptyState } from "@/components/ui/empty-state";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { createCompany } from "@/lib/identity/company/actions";
import { MAX_COMPANIES } from "@/lib/identity/company/model";
import {
  listJoinable,
  listOwnCompanies,
  listOwnInvitations,
  previewInvitation,
} from "@/lib/identity/company/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.company"))("own") };
}

export default async function OwnCompaniesPage({
  params,
  searchParams,
}: PageProps<"/[locale]/account/companies">) {
  const { locale } = await params;
  const { invitation } = await searchParams;
  const token = typeof invitation === "string" ? invitation.slice(0, 100) : null;
  const here = `/account/companies${token ? `?invitation=${encodeURIComponent(token)}` : ""}`;
  const ctx = await requireCtx(locale, here);
  const t = await getTranslations("identity.company");
  const companies = await listOwnCompanies(ctx);
  const linked = token ? await previewInvitation(ctx, token) : null;
  // The one that the link named stands above already.
  const invitations = (await listOwnInvitations(ctx)).filter(({ id }) => id !== linked?.id);
  const joinable = await listJoinable(ctx);
  const create = (variant: "primary" | "line") => (
    <FormDialog
      action={createCompany}
      trigger={t("create")}
      icon="plus"
      variant={variant}
      title={t("createTitle")}
      description={t("createText")}
      submit={t("create")}
      next="/company/profile?company=:id"
    >
      <CompanyFields short />
    </FormDialog>
  );
  return (
    <Screen
      title={t("own")}
      description={t("ownText", { max: MAX_COMPANIES })}
      width="form"
      actions={companies.length > 0 && create("line")}
    >
      {token && <InvitationAlert token={token} preview={linked} />}
      {companies.length > 0 ? (
        <OwnCompanies companies={companies} />
      ) : (
        <EmptyState mark="companies" title={t("none")} action={create("primary")} compact>
          {t("noneText")}
        </EmptyState>
      )}
      {invitations.length > 0 && (
        <Section title={t("invitations")}>
          <OwnInvitations invitations={invitations} />
        </Section>
      )}
      {joinable.length > 0 && (
        <Section title={t("joinable")} description={t("joinableText")}>
          <JoinableCompanies companies={joinable} />
        </Section>
      )}
    </Screen>
  );
}
