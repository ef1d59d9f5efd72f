import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import { Bytes } from "@/components/ui/bytes";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CheckedHealth, SystemFacts } from "@/lib/platform/system/queries";

const TONE = { ok: "success", warning: "warning", error: "error" } as const;

/** Every check of the installation, each with its state and what was found. */
export function HealthList({ checks, zone }: { checks: readonly CheckedHealth[]; zone: string }) {
  const t = useTranslations("platform.system");
  const all = useTranslations();
  const found = ({ words, detail }: CheckedHealth) => {
    if (!words) return detail;
    if ("at" in words) return <RelativeTime at={words.at} zone={zone} />;
    return all(words.key as never, words.values as never);
  };
  return (
    <ul className="surface divide-y divide-hairline">
      {checks.map((check) => (
        <li key={check.name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
          <span className="min-w-40 font-medium">
            {t.has(`checks.${check.name}`) ? t(`checks.${check.name}`) : check.name}
          </span>
          <StatusBadge tone={TONE[check.state]}>{t(`states.${check.state}`)}</StatusBadge>
          <span className="min-w-0 text-sm break-words text-muted">{found(check)}</span>
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
    </div>
  );
}
