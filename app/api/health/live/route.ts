/** Says that the process answers; nothing else is asked. */
export const dynamic = "force-dynamic";

export const GET = () => new Response("ok", { headers: { "cache-control": "no-store" } });
