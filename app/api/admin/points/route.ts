import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { READ } from "@/lib/points/access";
import { transferList } from "@/lib/points/book/list";
import { allTransfers, type Party } from "@/lib/points/book/queries";
import { counterpartName } from "@/lib/points/statement/title";

export const dynamic = "force-dynamic";

/** The transfers of points as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: READ, limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = transferList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const zone = await ctx.setting<string>("general.time_zone");
    const t = await translator(ctx.locale);
    const name = (party: Party) =>
      "userId" in party ? counterpartName(t, { counterpart: party }) : t(`points.houses.${party.house}`);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "points.book.export", changes: { filters: Object.keys(state.filters) } }),
    );
    return csvResponse(
      "point-transfers",
      [
        { header: t("points.book.at"), value: (row) => row.at },
        { header: t("points.book.kind"), value: (row) => t(`points.kinds.${row.kind}`) },
        { header: t("points.book.from"), value: (row) => name(row.from) },
        { header: t("points.book.to"), value: (row) => name(row.to) },
        { header: t("points.book.amount"), value: (row) => row.amount },
        { header: t("points.receipt.reason"), value: (row) => row.reason },
        { header: t("points.receipt.number"), value: (row) => row.id },
      ],
      allTransfers(ctx, state, zone),
    );
  },
);
