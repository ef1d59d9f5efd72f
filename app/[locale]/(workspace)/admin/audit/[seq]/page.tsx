import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActorName, PersonName } from "@/components/platform/actor-name";
import { Changes } from "@/components/platform/changes";
import { LinkButton } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { translator } from "@/lib/core/i18n/translate";
import { actName } from "@/lib/core/names";
import { requireCtx } from "@/lib/core/session";
import { mayReadUsers } from "@/lib/identity/access";
import { neighboursOf } from "@/lib/platform/audit/compare";
import { getAudit } from "@/lib/platform/audit/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.audit"))("title") };
}

export default async function AuditEntryPage({ params }: PageProps<"/[locale]/admin/audit/[seq]">) {
  const { locale, seq } = await params;
  const ctx = await requireCtx(locale, `/admin/audit/${seq}`, { permission: "audit.read" });
  if (!/^\d{1,15}$/.test(seq)) notFound();
  const row = await getAudit(ctx, Number(seq));
  if (!row) notFound();
  const t = await getTranslations("platform.audit");
  const { before, after } = await neighboursOf(ctx, row);
  const people = { names: row.people, mayOpen: mayReadUsers(ctx.actor) };
  return (
    <Screen
      title={actName(await translator(locale), row.action)}
      actions={
        <>
          {before && (
            <LinkButton href={`/admin/audit/compare?left=${before}&right=${row.seq}`} icon="columns">
              {t("compareWith")}
            </LinkButton>
          )}
          {after && (
            <LinkButton href={`/admin/audit/compare?left=${row.seq}&right=${after}`} icon="columns">
              {t("compareNext")}
            </LinkButton>
          )}
        </>
      }
      crumbs={[{ label: t("title"), href: "/admin/audit" }, { label: t("entry", { seq: row.seq }) }]}
    >
      <Section title={t("facts")}>
        <DefinitionList
          items={[
            { term: t("act"), value: <code className="text-xs break-all">{row.action}</code> },
            { term: t("at"), value: <RelativeTime at={row.at} zone={ctx.actor.timeZone} exact /> },
            {
              term: t("actor"),
              value:
                row.actorId && row.actorName ? (
                  <PersonName id={row.actorId} people={people} />
                ) : (
                  <ActorName row={row} />
                ),
            },
            {
              term: t("impersonator"),
              value: row.impersonatorId && <PersonName id={row.impersonatorId} people={people} />,
            },
            {
              term: t("target"),
              value:
                row.targetId && row.targetName ? (
                  <>
                    {row.targetType} · <PersonName id={row.targetId} people={people} />
                  </>
                ) : (
                  row.targetType
                ),
            },
            { term: t("targetId"), value: row.targetId && <code className="text-xs">{row.targetId}</code> },
            { term: t("ip"), value: row.ip },
            { term: t("request"), value: row.requestId && <code className="text-xs">{row.requestId}</code> },
            { term: t("hash"), value: <code className="text-xs break-all">{row.hash}</code> },
          ]}
        />
      </Section>
      <Section title={t("changes")}>
        <Changes changes={row.changes} people={people} />
      </Section>
    </Screen>
  );
}
