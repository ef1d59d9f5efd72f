import { and, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { type NotificationRow, notifications } from "../schema/notifications";
import type { NotificationFilters } from "./list";
import { cursorOf, type NotificationState, readCursor, stateOf } from "./model";

/** A notification as its owner sees it. */
export interface NotificationItem
  extends Pick<
    NotificationRow,
    | "id"
    | "notice"
    | "notificationType"
    | "subject"
    | "message"
    | "priority"
    | "link"
    | "groupCount"
    | "createdAt"
    | "readAt"
    | "archivedAt"
    | "expiresAt"
    | "snoozedUntil"
    | "entityType"
    | "entityId"
  > {
  state: NotificationState;
  /** When it came, to the microsecond. */
  moment: string;
}

const COLUMNS = {
  id: notifications.id,
  notice: notifications.notice,
  notificationType: notifications.notificationType,
  subject: notifications.subject,
  message: notifications.message,
  priority: notifications.priority,
  link: notifications.link,
  groupCount: notifications.groupCount,
  createdAt: notifications.createdAt,
  moment: sql<string>`to_char(${notifications.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  readAt: notifications.readAt,
  archivedAt: notifications.archivedAt,
  expiresAt: notifications.expiresAt,
  snoozedUntil: notifications.snoozedUntil,
  entityType: notifications.entityType,
  entityId: notifications.entityId,
};

const current = () => or(isNull(notifications.expiresAt), sql`${notifications.expiresAt} > now()`);

/** A part of the caller's notifications, newest first, and where the next part begins. */
export async function listNotifications(
  ctx: Ctx,
  filters: Omit<NotificationFilters, "show"> & { show?: NotificationFilters["show"] | "read" },
  limit = 25,
): Promise<{ rows: NotificationItem[]; next: string | null }> {
  const userId = personId(ctx.actor);
  if (!userId) return { rows: [], next: null };
  const after = filters.before && readCursor(filters.before);
  const found = await ctx.db
    .select(COLUMNS)
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        current(),
        filters.show === "archived" ? isNotNull(notifications.archivedAt) : isNull(notifications.archivedAt),
        filters.show === "unread" ? isNull(notifications.readAt) : undefined,
        filters.show === "read" ? isNotNull(notifications.readAt) : undefined,
        filters.type ? eq(notifications.notificationType, filters.type) : undefined,
        after
          ? sql`(${notifications.createdAt}, ${notifications.id}) < (${after.moment}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit).map((row) => ({ ...row, state: stateOf(row) }));
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? cursorOf(last) : null };
}

/** How many notifications the caller has not read: exact to 99, more answer 100. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const userId = personId(ctx.actor);
  return userId ? countUnreadOf(ctx, userId) : 0;
}

/** The same for a person; the index alone answers. */
export async function countUnreadOf(ctx: Ctx, userId: string): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: string }>(sql`
    select count(*) as n from (
      select 1 from notifications
      where user_id = ${userId} and read_at is null and archived_at is null
        and (expires_at is null or expires_at > now())
      limit 100) unread`);
  return Number(rows[0]?.n ?? 0);
}
