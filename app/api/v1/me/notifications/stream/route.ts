import { unauthenticated } from "@/lib/core/errors";
import { route } from "@/lib/core/route";
import { unreadStream } from "@/lib/notifications/live/stream";

export const dynamic = "force-dynamic";

export const GET = route(
  {
    auth: "session",
    summary: "Follow how many notifications you have not read, as server-sent events",
    tags: ["Notifications"],
    media: "text/event-stream",
  },
  async (ctx, { request }) => {
    if (ctx.actor.kind !== "person") throw unauthenticated();
    return new Response(unreadStream(ctx.actor, request.signal), {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
);
