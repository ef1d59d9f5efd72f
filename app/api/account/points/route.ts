import { csvRoute } from "@/lib/core/csv-route";
import { zoneOf } from "@/lib/core/ctx";
import { statementColumns } from "@/lib/points/statement/csv";
import { statementList } from "@/lib/points/statement/list";
import { allLines } from "@/lib/points/statement/queries";

export const dynamic = "force-dynamic";

/** The caller's statement as CSV, under the filters of its page. */
export const GET = csvRoute({
  name: "points",
  list: statementList,
  rows: (ctx, { filters }) => allLines(ctx, { ...filters, zone: zoneOf(ctx.actor) }),
  columns: statementColumns,
});
