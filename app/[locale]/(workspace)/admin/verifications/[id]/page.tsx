import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { z } from "zod";
import { RevealButton } from "@/components/identity/reveal-button";
import { DecideVerification } from "@/components/identity/verification/decide";
import { VerificationBadge } from "@/components/identity/verification/states";
import { Alert } from "@/components/ui/alert";
import { Person } from "@/components/ui/avatar";
import { LinkList, Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { Timeline } from "@/components/ui/timeline";
import { photoHref } from "@/lib/core/photo";
import { requireCtx } from "@/lib/core/session";
import { revealDocument } from "@/lib/identity/verification/actions";
import { EVIDENCE_DAYS } from "@/lib/identity/verification/model";
import { getVerification } from "@/lib/identity/verification/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.verification"))("list.one") };
}

export default async function VerificationPage({ params }: PageProps<"/[locale]/admin/verifications/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/verifications/${encodeURIComponent(id)}`, {
    permission: "verifications.review",
  });
  const v = z.uuid().safeParse(id).success ? await getVerification(ctx, id) : null;
  if (!v) notFound();
  const t = await getTranslations("identity.verification");
  const profile = await getTranslations("identity.roleProfile");
  const format = await getFormatter();
  const zone = ctx.actor.timeZone;
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  return (
    <Screen
      title={t(`types.${v.type}`)}
      status={<VerificationBadge status={v.status} />}
      crumbs={[{ label: t("list.title"), href: "/admin/verifications" }, { label: v.company ?? v.name }]}
      actions={<DecideVerification verification={v} />}
    >
      <TwoColumns
        aside={
          <Panel title={t("applicant")}>
            <div className="mb-4">
              <Person
                id={v.userId}
                name={v.name}
                src={photoHref(v.avatarFileId, 64)}
                detail={`@${v.username}`}
              />
            </div>
            <DefinitionList
              stacked
              items={[
                { term: t("list.email"), value: v.email },
                { term: profile("usn"), value: v.type === "student" ? v.usn : null },
                { term: profile("employeeId"), value: v.type === "staff" ? v.employeeId : null },
                {
                  term: profile("department"),
                  value: v.type === "student" || v.type === "staff" ? v.department : null,
                },
                { term: t("list.company"), value: v.company },
                { term: t("list.legalName"), value: v.legalName },
                { term: t("list.website"), value: v.website },
              ]}
            />
            {ctx.actor.permissions.has("users.read") && (
              <p className="mt-4 text-sm">
                <Link href={`/admin/users/${v.userId}`} className="link">
                  {t("toPerson")}
                </Link>
              </p>
            )}
          </Panel>
        }
      >
        {v.isOwn && <Alert tone="info">{t("ownAlert")}</Alert>}
        {v.elsewhere.length > 0 && (
          <Alert tone="warning" title={t("elsewhere", { count: v.elsewhere.length })}>
            {t("elsewhereText")}
          </Alert>
        )}
        <Section title={t("evidence")} description={t("evidenceText", { days: EVIDENCE_DAYS })}>
          {v.evidence.length > 0 ? (
            <ul className="surface divide-y divide-hairline">
              {v.evidence.map((file) => (
                <li key={file.fileId} className="flex items-center gap-3 px-4 py-2.5">
                  <Icon name="file" className="text-muted" />
                  {v.mayReview ? (
                    <a
                      href={`/files/${file.fileId}/${encodeURIComponent(file.label)}`}
                      target="_blank"
                      rel="noopener"
                      className="link min-w-0 truncate"
                    >
                      {file.label}
                    </a>
                  ) : (
                    <span className="min-w-0 truncate">{file.label}</span>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-sm text-muted">{t("evidenceGone")}</p>
          )}
        </Section>
        {v.hasNumber && v.mayReview && (
          <Section title={t("number.section")}>
            <RevealButton
              action={revealDocument}
              input={{ verificationId: v.id }}
              label={t("number.show")}
              words={{ number: t("number.section") }}
              none="–"
            />
          </Section>
        )}
        {v.elsewhere.length > 0 && (
          <Section title={t("elsewhereTitle")}>
            <div className="surface">
              <LinkList
                items={v.elsewhere.map((other) => ({
                  label: other.name,
                  href: `/admin/verifications/${other.id}`,
                  detail: t(`types.${other.type}`),
                  end: <VerificationBadge status={other.status} />,
                }))}
              />
            </div>
          </Section>
        )}
        <Section title={t("decision")}>
          <DefinitionList
            items={[
              { term: t("list.created"), value: <RelativeTime at={v.createdAt} zone={zone} /> },
              { term: t("reviewer"), value: v.reviewer },
              {
                term: t("list.decided"),
                value: v.decidedAt && <RelativeTime at={v.decidedAt} zone={zone} />,
              },
              { term: t("expiresOn"), value: v.expiresOn && day(v.expiresOn) },
              { term: t("reason"), value: v.reason },
              { term: t("notes"), value: v.notes },
              {
                term: t("replaces"),
                value: v.replacesId && (
                  <Link href={`/admin/verifications/${v.replacesId}`} className="link">
                    {t("earlier")}
                  </Link>
                ),
              },
            ]}
          />
        </Section>
        <Section title={t("log")}>
          <Timeline
            entries={v.history.map((entry) => ({
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
