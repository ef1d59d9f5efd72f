import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CompanySwitch, NoCompany } from "@/components/identity/company/company-frame";
import { InvitationList, InviteButton, MemberList } from "@/components/identity/company/member-list";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { companyFor, listInvitations, listMembers } from "@/lib/identity/company/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.company"))("membersTitle") };
}

export default async function CompanyMembersPage({
  params,
  searchParams,
}: PageProps<"/[locale]/company/members">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/company/members", { role: "company" });
  const { company: wanted } = await searchParams;
  const company = await companyFor(ctx, typeof wanted === "string" ? wanted : undefined);
  if (!company && wanted) notFound();
  const t = await getTranslations("identity.company");
  if (!company)
    return (
      <Screen title={t("membersTitle")}>
        <NoCompany />
      </Screen>
    );
  const members = await listMembers(ctx, company.id);
  const invitations = await listInvitations(ctx, company.id);
  const asking = members.filter((m) => m.status === "requested");
  const shared = { isOwner: company.isOwner, selfId: ctx.actor.id, zone: ctx.actor.timeZone };
  return (
    <Screen
      title={t("membersTitle")}
      description={t("membersText", { company: company.name })}
      actions={company.isOwner && company.status === "active" && <InviteButton companyId={company.id} />}
    >
      <CompanySwitch path="/company/members" current={company.id} companies={company.others} />
      {asking.length > 0 && (
        <Section title={t("requests")}>
          <MemberList members={asking} {...shared} />
        </Section>
      )}
      <Section title={t("members", { count: members.length - asking.length })}>
        <MemberList members={members.filter((m) => m.status === "active")} {...shared} />
      </Section>
      {invitations.length > 0 && (
        <Section title={t("invitations")}>
          <InvitationList invitations={invitations} isOwner={company.isOwner} />
        </Section>
      )}
    </Screen>
  );
}
