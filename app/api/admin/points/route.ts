import { csvRoute } from "@/lib/core/csv-route";
import { READ } from "@/lib/points/access";
import { transferList } from "@/lib/points/book/list";
import { allTransfers, type Party } from "@/lib/points/book/queries";
import { counterpartName } from "@/lib/points/statement/title";

export const dynamic = "force-dynamic";

/** The transfers of points as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "point-transfers",
  list: transferList,
  permission: READ,
  audit: "points.book.export",
  rows: async (ctx, state) => allTransfers(ctx, state, await ctx.setting<string>("general.time_zone")),
  columns: (t) => {
    const name = (party: Party) =>
      "userId" in party ? counterpartName(t, { counterpart: party }) : t(`points.houses.${party.house}`);
    return [
      { header: t("points.book.at"), value: (row) => row.at },
      { header: t("points.book.kind"), value: (row) => t(`points.kinds.${row.kind}`) },
      { header: t("points.book.from"), value: (row) => name(row.from) },
      { header: t("points.book.to"), value: (row) => name(row.to) },
      { header: t("points.book.amount"), value: (row) => row.amount },
      { header: t("points.receipt.reason"), value: (row) => row.reason },
      { header: t("points.receipt.number"), value: (row) => row.id },
    ];
  },
});
