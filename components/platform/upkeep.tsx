import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Bytes } from "@/components/ui/bytes";
import { ActionButton } from "@/components/ui/form/action-button";
import { Link } from "@/components/ui/link";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunKind, RunRow } from "@/lib/platform/run/runs";
import { backupNow, rewrapNow } from "@/lib/platform/system/actions";
import type { Upkeep } from "@/lib/platform/system/upkeep";
import { useKeyNames } from "./key-names";

const KINDS: readonly RunKind[] = ["backup", "restore_test", "audit_verify", "audit_head", "retention"];

/** Troubles that super admins were told of and that last. */
export function OpenAlerts({ alerts, zone }: { alerts: Upkeep["alerts"]; zone: string }) {
  const t = useTranslations("platform.alerts");
  const names = useKeyNames();
  return alerts.map(({ id, kind, cause, raisedAt }) => (
    <Alert key={id} tone="warning" title={t(`${kind}.title`)}>
      {kind === "dead_job" && <span title={cause}>{names.job(cause)} · </span>}
      <RelativeTime at={raisedAt} zone={zone} />
    </Alert>
  ));
}

/** What the installation does to look after itself: when last, what came of it, and what can be asked for now. */
export function UpkeepList({ upkeep, outdated, zone }: { upkeep: Upkeep; outdated: number; zone: string }) {
  const t = useTranslations("platform.upkeep");
  const { runs, live } = upkeep;
  return (
    <>
      <RefreshWhile busy={live.backup || live.rewrap || live.verify} />
      <ul className="surface divide-y divide-hairline">
        {KINDS.map((kind) => (
          <Line
            key={kind}
            name={t(`kinds.${kind}`)}
            state={<RunState run={runs.get(kind)} busy={kind === "backup" && live.backup} />}
            facts={<RunFacts run={runs.get(kind)} zone={zone} />}
            button={
              kind === "backup" ? (
                <ActionButton
                  action={backupNow}
                  input={{}}
                  size="sm"
                  icon="archive"
                  disabledReason={live.backup ? t("busy") : undefined}
                >
                  {t("backupNow")}
                </ActionButton>
              ) : kind === "audit_verify" ? (
                <Link href="/admin/audit/verify" className="link text-sm">
                  {t("open")}
                </Link>
              ) : null
            }
          />
        ))}
        <Line
          name={t("keys")}
          state={
            <StatusBadge tone={live.rewrap ? "info" : outdated ? "warning" : "success"}>
              {live.rewrap ? t("running") : t("outdated", { count: outdated })}
            </StatusBadge>
          }
          facts={t("keysText")}
          button={
            outdated > 0 && (
              <ActionButton
                action={rewrapNow}
                input={{}}
                size="sm"
                icon="key"
                disabledReason={live.rewrap ? t("busy") : undefined}
              >
                {t("rewrapNow")}
              </ActionButton>
            )
          }
        />
      </ul>
    </>
  );
}

function Line(parts: { name: string; state: ReactNode; facts: ReactNode; button: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="w-64 max-w-full font-medium">{parts.name}</span>
      {parts.state}
      <span className="min-w-0 flex-1 basis-52 text-sm break-words text-muted">{parts.facts}</span>
      {parts.button}
    </li>
  );
}

/** Whether a run ended well; `busy` while another is asked for or goes on. */
export function RunState({ run, busy }: { run: RunRow | undefined; busy?: boolean }) {
  const t = useTranslations("platform.upkeep");
  if (busy || (run && !run.endedAt)) return <StatusBadge tone="info">{t("running")}</StatusBadge>;
  if (!run) return <StatusBadge tone="plain">{t("never")}</StatusBadge>;
  const bad = run.error !== null || typeof run.facts.brokenAt === "number";
  return <StatusBadge tone={bad ? "error" : "success"}>{bad ? t("failed") : t("done")}</StatusBadge>;
}

function RunFacts({ run, zone }: { run: RunRow | undefined; zone: string }) {
  const t = useTranslations("platform.upkeep");
  const format = useFormatter();
  if (!run) return null;
  const { facts, error } = run;
  const count = (value: unknown) => (typeof value === "number" ? format.number(value) : null);
  const parts: ReactNode[] = [<RelativeTime key="at" at={run.endedAt ?? run.startedAt} zone={zone} />];
  if (error) parts.push(error);
  if (!run.endedAt && facts.tables)
    parts.push(t("tables", { done: Number(facts.done), all: Number(facts.tables) }));
  if (typeof facts.bytes === "number") parts.push(<Bytes key="bytes" value={facts.bytes} />);
  if (count(facts.rows)) parts.push(t("rows", { count: Number(facts.rows) }));
  if (typeof facts.brokenAt === "number") parts.push(t("brokenAt", { seq: facts.brokenAt }));
  if (typeof facts.seq === "number") parts.push(t("head", { seq: facts.seq }));
  if (run.kind === "retention" && run.endedAt)
    parts.push(
      t("removed", { count: Object.values(facts).reduce<number>((sum, n) => sum + (Number(n) || 0), 0) }),
    );
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, always in this order.
    <span key={i}>
      {i > 0 && " · "}
      {part}
    </span>
  ));
}
