import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTable } from "@/components/identity/admin/admin-table";
import { AppointButton } from "@/components/identity/admin/appoint-button";
import { ProposalList } from "@/components/identity/admin/proposal-list";
import { StepUpNote } from "@/components/identity/step-up-note";
import { Alert } from "@/components/ui/alert";
import { Screen, Section } from "@/components/ui/screen/screen";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { adminList } from "@/lib/identity/admin/list";
import { countSuperAdmins, listAdmins, listProposals } from "@/lib/identity/admin/queries";
import { SECOND_HOURS } from "@/lib/identity/role/model";
import { hasStepUp } from "@/lib/identity/session/model";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.admins"))("title") };
}

export default async function AdminsPage({ params, searchParams }: PageProps<"/[locale]/admin/admins">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/admins", { permission: "admins.manage" });
  const t = await getTranslations("identity");
  const state = adminList.parse(await searchParams);
  const page = await listAdmins(ctx, state);
  const proposals = await listProposals(ctx);
  const supers = await countSuperAdmins(ctx);
  const zone = ctx.actor.timeZone;
  return (
    <Screen title={t("admins.title")} description={t("admins.text")} actions={<AppointButton />}>
      {(supers === 1 || !hasStepUp(ctx.actor)) && (
        <div className="grid gap-4">
          {supers === 1 && (
            <Alert tone="warning" title={t("admins.lastTitle")}>
              {t("admins.lastText")}
            </Alert>
          )}
          {!hasStepUp(ctx.actor) && (
            <StepUpNote next={localePath(locale, "/admin/admins")}>{t("user.stepUp")}</StepUpNote>
          )}
        </div>
      )}
      {proposals.length > 0 && (
        <Section title={t("proposal.title")} description={t("proposal.text", { hours: SECOND_HOURS })}>
          <ProposalList proposals={proposals} zone={zone} />
        </Section>
      )}
      <AdminTable page={page} state={state} zone={zone} />
    </Screen>
  );
}
