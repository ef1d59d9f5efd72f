import { queryTotal } from "@/lib/core/db";
import { isInternal } from "@/lib/core/internal";

export const dynamic = "force-dynamic";

/** How many statements this process has sent, for tests that count a page's. Anybody else finds nothing here. */
export function GET(request: Request) {
  return isInternal(request) ? Response.json({ total: queryTotal() }) : new Response(null, { status: 404 });
}
