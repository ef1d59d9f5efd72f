import { isReady } from "@/lib/core/health";

/** Says whether this process can serve now: 200 or 503, without details. */
export const dynamic = "force-dynamic";

export async function GET() {
  const ready = await isReady();
  const headers = { "cache-control": "no-store" };
  return new Response(ready ? "ready" : "not ready", { status: ready ? 200 : 503, headers });
}
