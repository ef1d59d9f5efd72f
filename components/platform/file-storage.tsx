import { useFormatter, useTranslations } from "next-intl";
import { Bytes } from "@/components/ui/bytes";
import { Panel } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart/chart";
import { Link } from "@/components/ui/link";
import { Stats } from "@/components/ui/stat";
import { INSTITUTION } from "@/lib/platform/file/list";
import type { FileTotals } from "@/lib/platform/file/totals";
import { useFileKind } from "./file-kind";

const MB = 1024 * 1024;
const SHOWN = 8;

/** What is stored: in all, by kind as a plot, by owner, and how much of it twice. */
export function FileStorage({ totals }: { totals: FileTotals }) {
  const t = useTranslations("platform.files");
  const format = useFormatter();
  const kindName = useFileKind();
  const megabytes = (value: number) =>
    format.number(value, { style: "unit", unit: "megabyte", maximumFractionDigits: value < 10 ? 1 : 0 });
  const rest = totals.kinds.slice(SHOWN);
  const points = totals.kinds
    .slice(0, SHOWN)
    .map(({ kind, bytes }) => ({ label: kindName(kind), values: [bytes / MB] }));
  if (rest.length)
    points.push({ label: t("others"), values: [rest.reduce((sum, row) => sum + row.bytes, 0) / MB] });
  return (
    <>
      <Stats
        items={[
          {
            label: t("all"),
            value: <Bytes value={totals.bytes} />,
            detail: t("fileCount", { count: totals.files }),
          },
          {
            label: t("states.quarantined"),
            value: format.number(totals.quarantined),
            href: "/admin/files?status=quarantined",
          },
          {
            label: t("states.pending"),
            value: format.number(totals.waiting),
            href: "/admin/files?status=pending",
          },
          {
            label: t("keptTwice"),
            value: <Bytes value={totals.copies.bytes} />,
            detail: t("fileCount", { count: totals.copies.files }),
            href: "/admin/files?copies=1&sort=-sizeBytes",
          },
        ]}
      />
      {points.length > 0 && (
        <div className="grid min-w-0 gap-6 lg:grid-cols-[3fr_2fr]">
          <Panel title={t("byKind")}>
            <Chart
              kind="bar"
              title={t("byKindTitle")}
              series={[t("size")]}
              points={points}
              format={megabytes}
              height={220}
            />
          </Panel>
          <Panel title={t("byOwner")}>
            <ol className="divide-y divide-hairline text-sm">
              {totals.owners.map(({ username, name, files, bytes }) => (
                <li key={username ?? INSTITUTION} className="flex items-baseline gap-4 py-1.5">
                  <Link
                    href={`/admin/files?owner=${username ?? INSTITUTION}`}
                    className="link min-w-0 flex-1 truncate"
                  >
                    {name ?? username ?? t("institution")}
                  </Link>
                  <span className="text-muted">{t("fileCount", { count: files })}</span>
                  <Bytes value={bytes} />
                </li>
              ))}
            </ol>
          </Panel>
        </div>
      )}
    </>
  );
}
