import { z } from "zod";
import { route } from "@/lib/core/route";
import { ReadAllBody } from "@/lib/notifications/notification/api";
import { markAllRead } from "@/lib/notifications/notification/commands";

export const dynamic = "force-dynamic";

/** Marks everything that was shown as read. */
export const POST = route(
  {
    auth: "session",
    scope: "notifications:write",
    summary: "Mark all your notifications as read",
    tags: ["Notifications"],
    body: ReadAllBody,
    response: z.object({ count: z.int().describe("How many were unread.") }),
    duringMaintenance: true,
  },
  (ctx, { body }) => markAllRead(ctx, { upTo: body.up_to }),
);
