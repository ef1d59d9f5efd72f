import { z } from "zod";
import { flush } from "@/lib/core/cache";
import { isInternal } from "@/lib/core/internal";

export const dynamic = "force-dynamic";

const Body = z.object({ tags: z.array(z.string().min(1).max(256)).max(10_000) });

/** Makes cached reads stale on behalf of a job or script. Anybody else finds nothing here. */
export async function POST(request: Request) {
  if (!isInternal(request)) return new Response(null, { status: 404 });
  const body = Body.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  flush(body.data.tags);
  return new Response(null, { status: 204 });
}
