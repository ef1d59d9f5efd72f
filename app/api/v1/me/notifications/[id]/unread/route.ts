import { z } from "zod";
import { route } from "@/lib/core/route";
import { markUnread } from "@/lib/notifications/notification/commands";

export const dynamic = "force-dynamic";

/** Marks one as unread again. */
export const POST = route(
  {
    auth: "session",
    scope: "notifications:write",
    summary: "Mark a notification as unread",
    tags: ["Notifications"],
    params: z.object({ id: z.uuid() }),
    status: 204,
    duringMaintenance: true,
  },
  async (ctx, { params }) => {
    await markUnread(ctx, { ids: [params.id] });
  },
);
