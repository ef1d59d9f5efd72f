import { PUBLISH } from "@/lib/content/access";
import { redirectList } from "@/lib/content/redirect/list";
import { listRedirects } from "@/lib/content/redirect/queries";
import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";

// The first two columns are those that an import reads, so that an export can be imported again.
export const GET = csvRoute({
  name: "redirects",
  list: redirectList,
  permission: PUBLISH,
  rows: (ctx, state) => allRows(ctx, listRedirects, state),
  columns: () => [
    { header: "from", value: (row) => row.fromPath },
    { header: "to", value: (row) => row.target },
    { header: "hits", value: (row) => row.hits },
    { header: "last_hit_at", value: (row) => row.lastHitAt },
    { header: "created_at", value: (row) => row.createdAt },
  ],
});
