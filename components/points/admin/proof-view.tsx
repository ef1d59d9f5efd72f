import { useFormatter, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { PlainTable } from "@/components/ui/data-table/plain-table";
import { EmptyState } from "@/components/ui/empty-state";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { Timeline } from "@/components/ui/timeline";
import { withMinus } from "@/lib/core/i18n/formatter";
import type { ProofRow } from "@/lib/points/proof/queries";

/** What the newest recount found, and the ones before. */
export function ProofView({
  finished,
  running,
  zone,
}: {
  finished: readonly ProofRow[];
  running: ProofRow | null;
  zone: string;
}) {
  const t = useTranslations("points.proof");
  const format = useFormatter();
  const [last] = finished;
  const when = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  return (
    <>
      <RefreshWhile busy={running !== null} />
      {running && (
        <Alert tone="info" live="polite" title={t("running")}>
          {t("runningText", { when: when(running.createdAt) })}
        </Alert>
      )}
      {!last && !running && (
        <EmptyState mark="point-proof" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      )}
      {last && (
        <>
          <Alert
            tone={last.differenceCount ? "error" : "success"}
            title={t(last.differenceCount ? "bad" : "good")}
          >
            {last.differenceCount
              ? t("badText", { count: last.differenceCount, when: when(last.finishedAt ?? last.createdAt) })
              : t("goodText", {
                  when: when(last.finishedAt ?? last.createdAt),
                  seconds: format.number((last.durationMs ?? 0) / 1000, { maximumFractionDigits: 2 }),
                })}
          </Alert>
          <Stats
            items={(["issued", "circulating", "held", "spent"] as const).map((key) => ({
              label: t(key),
              value: format.number(last[key] ?? 0),
            }))}
          />
          <Stats
            items={(["wallets", "transfers", "movements"] as const).map((key) => ({
              label: t(key),
              value: format.number(last[key] ?? 0),
            }))}
          />
          {last.differences.length > 0 && <Differences proof={last} />}
        </>
      )}
      {finished.length > 1 && (
        <Section title={t("history")}>
          <Timeline
            entries={finished.slice(1).map((proof) => ({
              key: proof.id,
              title: proof.differenceCount ? t("differ", { count: proof.differenceCount }) : t("agreed"),
              tone: proof.differenceCount ? "error" : "success",
              icon: proof.differenceCount ? "error" : "check",
              meta: <RelativeTime at={proof.finishedAt ?? proof.createdAt} zone={zone} />,
            }))}
          />
        </Section>
      )}
    </>
  );
}

function Differences({ proof }: { proof: ProofRow }) {
  const t = useTranslations("points.proof");
  const format = useFormatter();
  return (
    <Section title={t("differences")}>
      <PlainTable caption={t("differences")}>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("row")}</th>
            <th scope="col" className="is-end">
              {t("expected")}
            </th>
            <th scope="col" className="is-end">
              {t("found")}
            </th>
          </tr>
        </thead>
        <tbody>
          {proof.differences.map((d) => (
            <tr key={`${d.kind}${d.walletId}${d.transferId}`}>
              <th scope="row" className="text-start font-medium">
                {t(`kinds.${d.kind}`)}
              </th>
              <td>
                <code className="text-xs break-all">{d.walletId ?? d.transferId ?? "–"}</code>
              </td>
              <td className="is-end tabular">{withMinus(format.number(d.expected))}</td>
              <td className="is-end tabular">{withMinus(format.number(d.found))}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Section>
  );
}
