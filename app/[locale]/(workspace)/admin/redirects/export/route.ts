import { PUBLISH } from "@/lib/content/access";
import { redirectList } from "@/lib/content/redirect/list";
import { listRedirects } from "@/lib/content/redirect/queries";
import { allRows } from "@/lib/core/all-rows";
import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { route } from "@/lib/core/route";

// The first two columns are those that an import reads, so that an export can be imported again.
export const GET = route(
  { auth: "session", permission: PUBLISH, limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const state = redirectList.parse(Object.fromEntries(new URL(request.url).searchParams));
    return csvResponse(
      "redirects",
      [
        { header: "from", value: (row) => row.fromPath },
        { header: "to", value: (row) => row.target },
        { header: "hits", value: (row) => row.hits },
        { header: "last_hit_at", value: (row) => row.lastHitAt },
        { header: "created_at", value: (row) => row.createdAt },
      ],
      allRows(ctx, listRedirects, state),
    );
  },
);
