import { z } from "zod";
import { route } from "@/lib/core/route";
import { countUnread } from "@/lib/notifications/notification/queries";

export const dynamic = "force-dynamic";

/** The number beside the bell. */
export const GET = route(
  {
    auth: "session",
    scope: "notifications:read",
    summary: "Count your unread notifications",
    tags: ["Notifications"],
    response: z.object({ unread: z.int().max(100).describe("Exact to 99; 100 stands for more.") }),
  },
  async (ctx) => ({ unread: await countUnread(ctx) }),
);
