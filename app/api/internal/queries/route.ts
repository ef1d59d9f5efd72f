import { queryTotal } from "@/lib/core/db";
import { isInternal } from "@/lib/core/internal";

export const dynamic = "force-dynamic";

/**
 * How many statements this process has sent and how much processor time it has used, in microseconds, for those who
 * count what a page costs. Anybody else finds nothing here.
 */
export function GET(request: Request) {
  if (!isInternal(request)) return new Response(null, { status: 404 });
  const { user, system } = process.cpuUsage();
  return Response.json({ total: queryTotal(), cpuMicros: user + system });
}
