import { queryTotal } from "@/lib/core/db";
import { isInternal } from "@/lib/core/internal";
import { queriesOf } from "@/lib/core/request-queries";

export const dynamic = "force-dynamic";

/**
 * How many statements this process has sent and how much processor time it has used, in microseconds; with `request`,
 * how many one request sent, which asked to be counted by a header `x-count-queries`. Anybody but those who count what
 * a page costs finds nothing here.
 */
export function GET(request: Request) {
  if (!isInternal(request)) return new Response(null, { status: 404 });
  const id = new URL(request.url).searchParams.get("request");
  if (id) return Response.json({ queries: queriesOf(id) });
  const { user, system } = process.cpuUsage();
  return Response.json({ total: queryTotal(), cpuMicros: user + system });
}
