import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { DateText } from "@/components/ui/relative-time";
import { type Cursor, cursorHref, type StatementState, statementList } from "@/lib/points/statement/list";
import type { Statement, StatementLine } from "@/lib/points/statement/queries";
import { lineTitle } from "@/lib/points/statement/title";
import { TRANSFER_KINDS } from "@/lib/points/transfer/model";
import { Change } from "./figures";

/** Kinds that stand on members' statements; a payment out of held points shows as the hold it was. */
const KINDS = TRANSFER_KINDS.filter((kind) => kind !== "closure");

/** The lines of a wallet, newest first, walked along; `receipts` makes a line open its receipt. */
export function StatementTable({
  statement,
  state,
  months,
  path,
  zone,
  csvPath,
  receipts,
  rowActions,
}: {
  statement: Statement;
  state: StatementState;
  /** The months there are, newest first. */
  months: readonly string[];
  path: string;
  zone: string;
  csvPath: string;
  receipts?: boolean;
  rowActions?: (line: StatementLine) => ReactNode;
}) {
  const t = useTranslations("points.statement");
  const all = useTranslations() as unknown as Parameters<typeof lineTitle>[0];
  const format = useFormatter();
  const month = (of: string) =>
    format.dateTime(new Date(`${of}-15T00:00:00Z`), { month: "long", year: "numeric" });
  const walk = (cursor: Cursor | null) => cursor && cursorHref(path, state, cursor);
  const { lines, opening, closing } = statement;
  return (
    <div className="grid gap-4">
      {opening !== null && closing !== null && (
        <p className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm text-muted">
          <span>
            {t("opening")}: <strong className="text-base-content">{format.number(opening)}</strong>
          </span>
          <span>
            {t("closing")}: <strong className="text-base-content">{format.number(closing)}</strong>
          </span>
        </p>
      )}
      <DataTable
        id="points-statement"
        caption={t("title")}
        page={{
          rows: lines,
          total: lines.length,
          totalIsEstimate: false,
          page: 1,
          pageSize: lines.length || 1,
        }}
        state={state}
        contract={statementList}
        path={path}
        csvPath={csvPath}
        walk={{ newer: walk(statement.newer), older: walk(statement.older) }}
        rowId={(line) => String(line.seq)}
        rowHref={receipts ? (line) => `/account/points/${line.transferId}` : undefined}
        rowLabel={(line) => lineTitle(all, line)}
        rowActions={rowActions}
        columns={[
          {
            id: "what",
            header: t("what"),
            cell: (line) => (
              <>
                {lineTitle(all, line)}
                {line.reason &&
                  line.kind !== "hold" &&
                  line.kind !== "release" &&
                  line.kind !== "capture" && (
                    <span className="block text-sm font-normal text-muted">{line.reason}</span>
                  )}
              </>
            ),
          },
          {
            id: "with",
            header: t("with"),
            hidden: true,
            cell: (line) =>
              line.source?.url ? (
                <Link href={line.source.url} className="link">
                  {line.source.title}
                </Link>
              ) : (
                line.counterpart && !line.counterpart.former && `@${line.counterpart.username}`
              ),
          },
          {
            id: "date",
            header: t("date"),
            tight: true,
            cell: (line) => <DateText at={line.at} zone={zone} style="medium" />,
          },
          {
            id: "amount",
            header: t("amount"),
            align: "end",
            tight: true,
            cell: (line) => <Change amount={line.amount} />,
          },
          {
            id: "balance",
            header: t("balance"),
            align: "end",
            tight: true,
            cell: (line) => <span className="tabular">{format.number(line.balanceAfter)}</span>,
          },
        ]}
        filters={[
          {
            kind: "select",
            name: "month",
            label: t("month"),
            all: t("anyMonth"),
            options: months.map((value) => ({ value, label: month(value) })),
          },
          {
            kind: "select",
            name: "kind",
            label: t("kind"),
            all: t("anyKind"),
            options: KINDS.map((value) => ({ value, label: all(`points.kinds.${value}`) })),
          },
        ]}
        empty={{ title: t("empty"), body: t("emptyText") }}
      />
    </div>
  );
}
