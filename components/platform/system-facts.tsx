import { useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Health, SystemFacts } from "@/lib/platform/system/queries";
import { Bytes } from "./bytes";

const TONE = { ok: "success", warning: "warning", error: "error" } as const;

/** Every check of the installation, each with its state and a technical word. */
export function HealthList({ checks }: { checks: { name: string; state: Health; detail: string }[] }) {
  const t = useTranslations("platform.system");
  return (
    <ul className="surface divide-y divide-hairline">
      {checks.map(({ name, state, detail }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
          <span className="min-w-40 font-medium">{t.has(`checks.${name}`) ? t(`checks.${name}`) : name}</span>
          <StatusBadge tone={TONE[state]}>{t(`states.${state}`)}</StatusBadge>
          <span className="min-w-0 text-sm break-words text-muted">{detail}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the installation runs on, in panels. */
export function SystemPanels({ facts, zone }: { facts: SystemFacts; zone: string }) {
  const t = useTranslations("platform.system");
  const { database, disk, mail, jobs } = facts;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <Panel title={t("version")}>
        <DefinitionList
          items={[
            { term: t("version"), value: facts.version },
            { term: t("node"), value: facts.node },
            { term: t("uptime"), value: <RelativeTime at={facts.startedAt} zone={zone} /> },
            { term: t("memory"), value: <Bytes value={facts.memoryBytes} /> },
          ]}
        />
      </Panel>
      <Panel title={t("database")}>
        <DefinitionList
          items={[
            { term: "PostgreSQL", value: database.version },
            { term: t("databaseSize"), value: <Bytes value={database.bytes} /> },
            { term: t("connections"), value: `${database.connections} / ${database.maxConnections}` },
            { term: t("migrations"), value: database.migrations },
          ]}
        />
      </Panel>
      <Panel
        title={t("jobs")}
        action={
          <Link className="link" href="/admin/system/jobs">
            {t("openJobs")}
          </Link>
        }
      >
        <DefinitionList
          items={[
            { term: t("waiting"), value: jobs.waiting },
            { term: t("running"), value: jobs.running },
            { term: t("failed"), value: jobs.failed },
            { term: t("place"), value: jobs.inProcess ? t("inProcess") : t("separate") },
          ]}
        />
      </Panel>
      <Panel title={t("storage")}>
        <DefinitionList
          items={[
            { term: t("storage"), value: t(facts.storage) },
            {
              term: t("disk"),
              value: disk && (
                <>
                  <Bytes value={disk.freeBytes} /> / <Bytes value={disk.totalBytes} />
                </>
              ),
            },
            { term: t("mail"), value: mail.configured ? t("mailOn") : t("mailOff") },
          ]}
        />
      </Panel>
      <Panel title={t("environment")}>
        <DefinitionList
          items={facts.environment.map(({ name, isSet }) => ({
            term: name,
            value: <Badge>{isSet ? t("isSet") : t("missing")}</Badge>,
          }))}
        />
      </Panel>
    </div>
  );
}
