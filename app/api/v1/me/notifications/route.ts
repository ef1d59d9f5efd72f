import { route } from "@/lib/core/route";
import { ApiNotifications, ApiQuery, apiNotification } from "@/lib/notifications/notification/api";
import { listNotifications } from "@/lib/notifications/notification/queries";

export const dynamic = "force-dynamic";

/** The caller's notifications, newest first. */
export const GET = route(
  {
    auth: "session",
    scope: "notifications:read",
    summary: "List your notifications",
    description: "Newest first. Pass `next_cursor` as `cursor` for older ones.",
    tags: ["Notifications"],
    query: ApiQuery,
    response: ApiNotifications,
  },
  async (ctx, { query: { status, type, cursor, limit } }) => {
    const { rows, next } = await listNotifications(ctx, { show: status, type, before: cursor }, limit);
    return { data: rows.map((row) => apiNotification(ctx.locale, row)), next_cursor: next };
  },
);
