import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { readersOf } from "../notice/readers";
import { type DeliveryRow, notificationDeliveries as d } from "../schema/deliveries";
import { type NotificationRow, notifications } from "../schema/notifications";
import { decideDelivery, mailsWithinADay, type Surroundings, suppressedAmong, type Verdict } from "./decide";
import { logged } from "./log";
import { LEASE, MAX_ATTEMPTS, nextAttempt } from "./model";

/** A delivery that this worker holds and sends now. */
export interface Claimed {
  row: DeliveryRow;
  notification: NotificationRow | null;
}

/**
 * Takes due deliveries, those of highest priority first: decides about each and leases what is to be sent. Rows that
 * another worker holds are skipped. Null when nothing is due.
 */
export async function claimDue(ctx: Ctx, limit: number): Promise<Claimed[] | null> {
  return inTx(ctx, async (tx) => {
    const due = await tx.db
      .select()
      .from(d)
      .where(and(inArray(d.status, ["queued", "deferred"]), sql`${d.scheduledAt} <= now()`))
      .orderBy(sql`${d.priority} desc`, d.scheduledAt)
      .limit(limit)
      .for("update", { skipLocked: true });
    if (!due.length) return null;
    const { notifications: told, surroundings } = await surroundingsOf(tx, due);
    const claimed: Claimed[] = [];
    for (const row of due) {
      const verdict = decideDelivery(row, surroundings);
      const held = await apply(tx, row, verdict, surroundings.now);
      if (held) claimed.push({ row: held, notification: told.get(row.notificationId ?? "") ?? null });
    }
    return claimed;
  });
}

async function surroundingsOf(ctx: Ctx, due: readonly DeliveryRow[]) {
  const ids = <T>(values: readonly (T | null)[]) => [...new Set(values.filter((v) => v !== null))];
  const notificationIds = ids(due.map((row) => row.notificationId));
  const rows = notificationIds.length
    ? await ctx.db.select().from(notifications).where(inArray(notifications.id, notificationIds))
    : [];
  const told = new Map(rows.map((row) => [row.id, row]));
  const userIds = ids(due.map((row) => row.userId));
  const mails = due.filter((row) => row.channel === "email");
  await lockCounts(ctx, ids(mails.map((row) => row.userId)));
  const surroundings: Surroundings = {
    now: new Date(),
    readers: await readersOf(ctx, userIds),
    notifications: told,
    suppressed: await suppressedAmong(ctx, ids(mails.map((row) => row.recipient))),
    mailsToday: await mailsWithinADay(ctx, ids(mails.map((row) => row.userId))),
    mailsPerDay: await ctx.setting<number>("notifications.optional_mails_per_day"),
  };
  return { notifications: told, surroundings };
}

/** Workers that decide about one person's mails wait for each other, or each would count only its own. */
async function lockCounts(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  if (!userIds.length) return;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('notifications.mails:' || id, 0))
    from unnest(${sql.param([...userIds].sort())}::text[]) as id`);
}

/** Writes a verdict; answers the row when it is to be sent. */
async function apply(ctx: Ctx, row: DeliveryRow, verdict: Verdict, now: Date): Promise<DeliveryRow | null> {
  const set = changesFor(row, verdict, now);
  await ctx.db.update(d).set(set).where(eq(d.id, row.id));
  return verdict.to === "sending" ? { ...row, ...set } : null;
}

function changesFor(row: DeliveryRow, verdict: Verdict, now: Date): Partial<DeliveryRow> {
  switch (verdict.to) {
    case "sending":
      return {
        status: "sending",
        attemptCount: row.attemptCount + 1,
        leaseUntil: new Date(now.getTime() + LEASE),
        queueMs: Math.min(now.getTime() - row.createdAt.getTime(), 2 ** 31 - 1),
      };
    case "deferred":
      return {
        status: "deferred",
        scheduledAt: verdict.until,
        log: logged(row.log, "deferred", verdict.until.toISOString()),
      };
    case "cancelled":
      return { status: "cancelled", payload: null, log: logged(row.log, "cancelled", verdict.why) };
    case "suppressed":
    case "digested":
      return { status: verdict.to, log: logged(row.log, verdict.to, verdict.why) };
    default:
      return { status: verdict.to, log: logged(row.log, verdict.to) };
  }
}

/** Gives back what a worker held when it died; after the last attempt it has failed. Answers how many. */
export async function sweepLeases(ctx: Ctx): Promise<number> {
  const over = await ctx.db
    .select({ id: d.id, attemptCount: d.attemptCount, log: d.log })
    .from(d)
    .where(and(eq(d.status, "sending"), lt(d.leaseUntil, sql`now()`)))
    .limit(500);
  for (const row of over)
    await ctx.db
      .update(d)
      .set({
        ...(row.attemptCount >= MAX_ATTEMPTS
          ? { status: "failed" as const, failedAt: new Date() }
          : { status: "queued" as const, scheduledAt: nextAttempt(row.attemptCount) ?? new Date() }),
        leaseUntil: null,
        log: logged(row.log, "lease over"),
      })
      .where(
        and(
          eq(d.id, row.id),
          eq(d.status, "sending"),
          eq(d.attemptCount, row.attemptCount),
          lt(d.leaseUntil, sql`now()`),
        ),
      );
  return over.length;
}
