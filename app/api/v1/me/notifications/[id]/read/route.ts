import { z } from "zod";
import { route } from "@/lib/core/route";
import { markRead } from "@/lib/notifications/notification/commands";

export const dynamic = "force-dynamic";

/** Marks one as read; a repeat changes nothing. */
export const POST = route(
  {
    auth: "session",
    scope: "notifications:write",
    summary: "Mark a notification as read",
    tags: ["Notifications"],
    params: z.object({ id: z.uuid() }),
    status: 204,
    duringMaintenance: true,
  },
  async (ctx, { params }) => {
    await markRead(ctx, { ids: [params.id] });
  },
);
