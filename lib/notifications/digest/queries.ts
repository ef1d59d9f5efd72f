import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { readersOf } from "../notice/readers";
import { notificationDeliveries as d } from "../schema/deliveries";
import { notifications } from "../schema/notifications";
import { daily, nextDue } from "./due";
import { MOST } from "./model";

/** People for whom something waits for a digest, in the order of ids, each with since when. */
export async function waitingPeople(
  ctx: Ctx,
  after: string | null,
  limit: number,
): Promise<{ userId: string; since: Date }[]> {
  const { rows } = await ctx.db.execute<{ user: string; since: string }>(sql`
    select user_id as user, min(created_at) as since from notification_deliveries
    where status = 'digested' and digest_id is null and user_id is not null
      ${after ? sql`and user_id > ${after}::uuid` : sql``}
    group by user_id order by user_id limit ${limit}`);
  return rows.map((row) => ({ userId: row.user, since: new Date(row.since) }));
}

/** Which of these digests were made before. */
export async function digestsMade(ctx: Ctx, keys: readonly string[]): Promise<Set<string>> {
  if (!keys.length) return new Set();
  const rows = await ctx.db
    .select({ key: d.dedupeKey })
    .from(d)
    .where(inArray(d.dedupeKey, [...keys]));
  return new Set(rows.map((row) => row.key));
}

/** What the caller's next digest will hold, and when it comes. */
export interface NextDigest {
  at: Date;
  total: number;
  /** The newest, each with its type's message key. */
  items: { id: string; type: string; subject: string }[];
}

/** The caller's next digest as it stands now; null when nothing waits and none was chosen. */
export async function nextDigest(ctx: Ctx, now = new Date()): Promise<NextDigest | null> {
  const userId = personId(ctx.actor);
  const reader = userId && (await readersOf(ctx, [userId])).get(userId);
  if (!userId || !reader) return null;
  const rows = await ctx.db
    .select({
      id: notifications.id,
      type: notifications.notificationType,
      subject: notifications.subject,
      total: sql<string>`count(*) over ()`,
    })
    .from(d)
    .innerJoin(notifications, eq(notifications.id, d.notificationId))
    .where(
      and(
        eq(d.userId, userId),
        eq(d.status, "digested"),
        isNull(d.digestId),
        or(isNull(notifications.expiresAt), sql`${notifications.expiresAt} > now()`),
      ),
    )
    .orderBy(desc(d.createdAt), desc(d.id))
    .limit(MOST);
  const { preferences } = reader;
  if (!rows.length && preferences.digest === "none") return null;
  const times = preferences.digest === "none" ? daily(preferences) : preferences;
  return {
    at: nextDue(now, times, reader.timeZone).at,
    total: Number(rows[0]?.total ?? 0),
    items: rows.map(({ id, type, subject }) => ({ id, type, subject })),
  };
}
