import { z } from "zod";
import { route } from "@/lib/core/route";
import { archive } from "@/lib/notifications/notification/commands";

export const dynamic = "force-dynamic";

/** Puts one aside; a repeat changes nothing. */
export const POST = route(
  {
    auth: "session",
    scope: "notifications:write",
    summary: "Archive a notification",
    tags: ["Notifications"],
    params: z.object({ id: z.uuid() }),
    status: 204,
    duringMaintenance: true,
  },
  async (ctx, { params }) => {
    await archive(ctx, { ids: [params.id] });
  },
);
