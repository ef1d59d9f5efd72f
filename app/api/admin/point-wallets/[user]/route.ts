import { z } from "zod";
import { csvRoute } from "@/lib/core/csv-route";
import { zoneOf } from "@/lib/core/ctx";
import { notFound } from "@/lib/core/errors";
import { READ } from "@/lib/points/access";
import { statementColumns } from "@/lib/points/statement/csv";
import { statementList } from "@/lib/points/statement/list";
import { allLines } from "@/lib/points/statement/queries";
import { getWallet } from "@/lib/points/wallet/queries";

export const dynamic = "force-dynamic";

/** A member's statement as CSV, under the filters of its page. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "points",
  list: statementList,
  permission: READ,
  params: z.object({ user: z.uuid() }),
  audit: "points.wallet.export",
  target: ({ user }) => ["identity.user", user],
  rows: async (ctx, { filters }, { user }) => {
    if (!(await getWallet(ctx, user))) throw notFound();
    return allLines(ctx, { ...filters, zone: zoneOf(ctx.actor) }, user);
  },
  columns: statementColumns,
});
