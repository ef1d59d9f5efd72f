import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunRow } from "@/lib/platform/run/runs";
import { RunState } from "./upkeep";

interface Verdict {
  rows?: number;
  brokenAt?: number | null;
  head?: { seq: number; hash: string } | null;
}

/** What the newest verification found. */
export function VerdictAlert({ run, busy }: { run: RunRow | undefined; busy: boolean }) {
  const t = useTranslations("platform.audit");
  if (busy)
    return (
      <Alert tone="info" live="polite" title={t("verifying")}>
        {t("verifyingText")}
      </Alert>
    );
  if (!run) return <Alert tone="info" title={t("neverVerified")} />;
  if (run.error)
    return (
      <Alert tone="error" title={t("verifyFailed")}>
        {run.error}
      </Alert>
    );
  const { rows = 0, brokenAt, head } = run.facts as Verdict;
  if (typeof brokenAt === "number")
    return (
      <Alert tone="error" title={t("broken")}>
        {t("brokenBody", { seq: brokenAt })}
      </Alert>
    );
  return (
    <>
      <Alert tone="success" title={t("verified")}>
        {t("verifiedBody", { rows })}
      </Alert>
      {head && (
        <DefinitionList
          items={[
            { term: t("head"), value: t("entry", { seq: head.seq }) },
            { term: t("hash"), value: <code className="text-xs break-all">{head.hash}</code> },
          ]}
        />
      )}
    </>
  );
}

/** The newest verifications, each with when and what came of it. */
export function VerificationList({ runs, zone }: { runs: readonly RunRow[]; zone: string }) {
  return (
    <ul className="surface divide-y divide-hairline">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <RunState run={run} />
          <span className="text-sm text-muted">
            <RelativeTime at={run.endedAt ?? run.startedAt} zone={zone} exact />
          </span>
        </li>
      ))}
    </ul>
  );
}
