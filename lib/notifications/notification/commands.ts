import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { type Ctx, inTx, personId, zoneOf } from "../../core/ctx";
import { notFound, unauthenticated } from "../../core/errors";
import { announceUnread } from "../live/announce";
import { notifications } from "../schema/notifications";
import { type SnoozeTime, snoozeEnd } from "../snooze/model";

function owner(ctx: Ctx): string {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  return userId;
}

type Changes = Partial<Record<"readAt" | "archivedAt" | "groupKey" | "snoozedUntil", unknown>>;

/** Changes rows of the caller; those of others are as absent as those that never were. */
async function change(ctx: Ctx, ids: readonly string[], set: Changes): Promise<{ count: number }> {
  const userId = owner(ctx);
  return inTx(ctx, async (tx) => {
    const changed = await tx.db
      .update(notifications)
      .set(set as Partial<typeof notifications.$inferInsert>)
      .where(and(eq(notifications.userId, userId), inArray(notifications.id, [...ids])))
      .returning({ id: notifications.id });
    if (!changed.length) throw notFound();
    await announceUnread(tx, [userId]);
    return { count: changed.length };
  });
}

/** A mark keeps the moment of the first time. */
const once = (column: typeof notifications.readAt | typeof notifications.archivedAt) =>
  sql`coalesce(${column}, now())`;

/** Marks notifications of the caller as read. Throws `not_found` when none of them is the caller's. */
export const markRead = (ctx: Ctx, input: { ids: readonly string[] }) =>
  change(ctx, input.ids, { readAt: once(notifications.readAt) });

/** Marks them unread again. A group ends there: later events begin a new row. */
export const markUnread = (ctx: Ctx, input: { ids: readonly string[] }) =>
  change(ctx, input.ids, { readAt: null, groupKey: null });

/** Puts them aside. */
export const archive = (ctx: Ctx, input: { ids: readonly string[] }) =>
  change(ctx, input.ids, { archivedAt: once(notifications.archivedAt), snoozedUntil: null });

/** Takes them back out of the archive. */
export const unarchive = (ctx: Ctx, input: { ids: readonly string[] }) =>
  change(ctx, input.ids, { archivedAt: null, groupKey: null, snoozedUntil: null });

/** Marks a notification as read and answers where it leads. Who may see the target, the target decides. */
export async function openNotification(ctx: Ctx, input: { id: string }): Promise<{ link: string | null }> {
  const userId = owner(ctx);
  return inTx(ctx, async (tx) => {
    const [row] = await tx.db
      .update(notifications)
      .set({ readAt: once(notifications.readAt) as never })
      .where(and(eq(notifications.userId, userId), eq(notifications.id, input.id)))
      .returning({ link: notifications.link });
    if (!row) throw notFound();
    await announceUnread(tx, [userId]);
    return { link: row.link };
  });
}

/** Marks everything as read that had come by the moment of the newest row shown. */
export async function markAllRead(ctx: Ctx, input: { upTo: Date }): Promise<{ count: number }> {
  const userId = owner(ctx);
  return inTx(ctx, async (tx) => {
    const changed = await tx.db
      .update(notifications)
      .set({ readAt: sql`now()` })
      .where(
        and(
          eq(notifications.userId, userId),
          isNull(notifications.readAt),
          isNull(notifications.archivedAt),
          // Rows know microseconds, a moment that was shown only milliseconds.
          lt(notifications.createdAt, new Date(input.upTo.getTime() + 1)),
        ),
      )
      .returning({ id: notifications.id });
    if (changed.length) await announceUnread(tx, [userId]);
    return { count: changed.length };
  });
}

/** Puts one aside until later, in the owner's zone; then it comes back, unread and on top. */
export async function snooze(ctx: Ctx, input: { id: string; until: SnoozeTime }): Promise<{ until: Date }> {
  const zone = zoneOf(ctx.actor);
  const until = snoozeEnd(new Date(), input.until, zone);
  await change(ctx, [input.id], {
    archivedAt: once(notifications.archivedAt),
    groupKey: null,
    snoozedUntil: until,
  });
  return { until };
}
