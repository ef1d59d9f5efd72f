import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { type TransferListState, transferList } from "@/lib/points/book/list";
import type { TransferRow } from "@/lib/points/book/queries";
import { ruleName } from "@/lib/points/rule/name";
import { TRANSFER_KINDS } from "@/lib/points/transfer/model";
import { ReverseDialog } from "./reverse-dialog";

/** Every transfer of points, newest first. */
export function BookTable({
  page,
  state,
  rules,
  zone,
  mayManage,
}: {
  page: Page<TransferRow>;
  state: TransferListState;
  rules: readonly { id: string; eventKey: string; name: string | null }[];
  zone: string;
  mayManage: boolean;
}) {
  const t = useTranslations("points.book");
  const all = useTranslations() as unknown as (key: string) => string;
  const format = useFormatter();
  const party = (who: TransferRow["from"]) =>
    "userId" in who ? (
      <Link href={`/admin/point-wallets/${who.userId}`} className="link">
        {who.former ? all("points.former") : who.name}
      </Link>
    ) : (
      <span className="text-muted">{all(`points.houses.${who.house}`)}</span>
    );
  return (
    <DataTable
      id="point-transfers"
      caption={t("transfers")}
      page={page}
      state={state}
      contract={transferList}
      path="/admin/points"
      csvPath="/api/admin/points"
      rowId={(row) => row.id}
      rowLabel={(row) => all(`points.kinds.${row.kind}`)}
      rowActions={mayManage ? (row) => <ReverseDialog transferId={row.id} kind={row.kind} /> : undefined}
      columns={[
        {
          id: "kind",
          header: t("what"),
          cell: (row) => (
            <>
              <Badge>{all(`points.kinds.${row.kind}`)}</Badge>
              {(row.rule || row.reason) && (
                <span className="mt-0.5 block text-sm font-normal text-muted">
                  {row.rule ? ruleName(all, row.rule) : row.reason}
                </span>
              )}
            </>
          ),
        },
        { id: "from", header: t("from"), cell: (row) => party(row.from) },
        { id: "to", header: t("to"), cell: (row) => party(row.to) },
        {
          id: "amount",
          header: t("amount"),
          align: "end",
          tight: true,
          cell: (row) => <span className="tabular">{format.number(row.amount)}</span>,
        },
        {
          id: "at",
          header: t("at"),
          sort: "at",
          tight: true,
          cell: (row) => <RelativeTime at={row.at} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "user", label: t("user"), placeholder: t("userSearch") },
        {
          kind: "select",
          name: "kind",
          label: t("kind"),
          all: t("anyKind"),
          options: TRANSFER_KINDS.map((value) => ({ value, label: all(`points.kinds.${value}`) })),
        },
        {
          kind: "select",
          name: "rule",
          label: t("rule"),
          all: t("anyRule"),
          options: rules.map((rule) => ({ value: rule.id, label: ruleName(all, rule) })),
        },
        { kind: "date", name: "from", label: t("since") },
        { kind: "date", name: "to", label: t("until") },
      ]}
      empty={{ title: t("empty"), body: t("emptyText") }}
    />
  );
}
