import { inArray, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import { job } from "../../core/jobs";
import { announceUnread } from "../live/announce";
import { notifications } from "../schema/notifications";

const BATCH = 1_000;

/** Brings back what was snoozed and is due: unread, on top of the list. Answers how many. */
export async function wakeSnoozed(ctx: Ctx): Promise<number> {
  return inTx(ctx, async (tx) => {
    const due = tx.db
      .select({ id: notifications.id })
      .from(notifications)
      .where(lte(notifications.snoozedUntil, sql`now()`))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const woken = await tx.db
      .update(notifications)
      .set({ snoozedUntil: null, archivedAt: null, readAt: null, groupKey: null, createdAt: sql`now()` })
      .where(inArray(notifications.id, due))
      .returning({ userId: notifications.userId });
    await announceUnread(tx, [...new Set(woken.map((row) => row.userId))]);
    return woken.length;
  });
}

/** Looks every minute whose snoozed notifications are due. */
export const wakeJob = job(
  "notifications.wake",
  z.object({}),
  async (ctx) => {
    while ((await wakeSnoozed(ctx)) === BATCH);
  },
  { schedule: "* * * * *" },
);
