import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CompanyFacts } from "@/components/identity/company/company-facts";
import { CompanyMoves } from "@/components/identity/company/company-moves";
import { MemberList } from "@/components/identity/company/member-list";
import { CompanyBadges, logoSrc } from "@/components/identity/company/states";
import { OwnVerifications } from "@/components/identity/verification/own-verifications";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { Timeline } from "@/components/ui/timeline";
import { requireCtx } from "@/lib/core/session";
import { getCompany } from "@/lib/identity/company/admin-queries";
import { listMembers } from "@/lib/identity/company/queries";
import { listCompanyVerifications } from "@/lib/identity/verification/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.company"))("list.one") };
}

export default async function CompanyPage({ params }: PageProps<"/[locale]/admin/companies/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/companies/${encodeURIComponent(id)}`, {
    permission: "companies.manage",
  });
  const company = z.uuid().safeParse(id).success ? await getCompany(ctx, id) : null;
  if (!company) notFound();
  const t = await getTranslations("identity.company");
  const zone = ctx.actor.timeZone;
  const members = await listMembers(ctx, id);
  const proofs = await listCompanyVerifications(ctx, id);
  return (
    <Screen
      title={company.name}
      status={<CompanyBadges status={company.status} isVerified={company.verifiedAt !== null} />}
      crumbs={[{ label: t("list.title"), href: "/admin/companies" }, { label: company.name }]}
      actions={<CompanyMoves company={company} />}
    >
      <TwoColumns
        aside={
          <Panel title={t("list.one")}>
            <Avatar id={company.id} src={logoSrc(company.logoFileId, 256)} size="lg" className="mb-4" />
            <DefinitionList
              stacked
              items={[
                { term: t("list.openedBy"), value: company.createdByName },
                { term: t("list.created"), value: <RelativeTime at={company.createdAt} zone={zone} /> },
                {
                  term: t("verified"),
                  value: company.verifiedAt ? <RelativeTime at={company.verifiedAt} zone={zone} /> : t("no"),
                },
              ]}
            />
          </Panel>
        }
      >
        {company.isOwn && <Alert tone="info">{t("list.ownCompany")}</Alert>}
        <CompanyFacts company={company} />
        <Section title={t("members", { count: members.length })}>
          <MemberList members={members} isOwner={false} selfId={ctx.actor.id} zone={zone} />
        </Section>
        <Section title={t("proof")}>
          {proofs.length > 0 ? (
            <OwnVerifications
              verifications={proofs}
              zone={zone}
              mayWithdraw={false}
              hrefOf={(v) => `/admin/verifications/${v}`}
            />
          ) : (
            <p className="text-sm text-muted">{t("proofNone")}</p>
          )}
        </Section>
        <Section title={t("list.history")}>
          <Timeline
            entries={company.history.map((entry) => ({
              key: entry.at.toISOString() + entry.to,
              title: t(`statuses.${entry.to}`),
              meta: <RelativeTime at={entry.at} zone={zone} />,
              body: entry.reason,
            }))}
          />
        </Section>
      </TwoColumns>
    </Screen>
  );
}
