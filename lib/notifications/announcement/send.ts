import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import { enqueue, job } from "../../core/jobs";
import { move } from "../../core/transition";
import { announceUnread } from "../live/announce";
import { typeOf } from "../notice/definitions";
import { readersOf } from "../notice/readers";
import { record } from "../notice/record";
import { NoticeWriter } from "../notice/texts";
import { notificationDeliveries } from "../schema/deliveries";
import { isUnseen, notifications } from "../schema/notifications";
import { type TemplateRow, notificationTemplates as table } from "../schema/templates";
import { countAudience, nextPeople } from "./audience";
import { announcementMachine } from "./machine";
import { type AnnouncementStatus, BATCH } from "./model";

/** The name under which its notifications stand; its texts are its own. */
export const ANNOUNCEMENT = "notifications.announcement";
/** After this time another run goes on, so that the job never outlives its limit; in milliseconds. */
const RUN = 240_000;
const AT = { table, id: table.id, status: table.status };

type Announcement = TemplateRow & {
  status: AnnouncementStatus;
  audience: NonNullable<TemplateRow["audience"]>;
};

/** Begins what is due: from now on nobody joins its audience. A row that another worker holds is left to it. */
export async function beginDue(ctx: Ctx): Promise<void> {
  await inTx(ctx, async (tx) => {
    const due = await tx.db
      .select()
      .from(table)
      .where(and(eq(table.status, "scheduled"), lte(table.scheduledAt, sql`now()`)))
      .for("update", { skipLocked: true });
    for (const row of due as Announcement[]) {
      const { people } = await countAudience(tx, row.audience, false);
      await move(tx, announcementMachine, { ...row, worded: true }, "begin", {
        ...AT,
        set: { startedAt: new Date(), recipientCount: people },
      });
    }
  });
}

/**
 * Tells the next thousand people of some announcement that is being sent, in one transaction with the place reached:
 * killed, it is as if it had not begun. False when no announcement is left to this worker.
 */
export async function sendBatch(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const [found] = await tx.db
      .select()
      .from(table)
      .where(eq(table.status, "sending"))
      .orderBy(table.startedAt)
      .limit(1)
      .for("update", { skipLocked: true });
    if (!found) return false;
    const row = found as Announcement;
    const ids = await nextPeople(tx, row.audience, row.startedAt ?? new Date(), row.cursor);
    await tell(tx, row, ids);
    const cursor = ids.at(-1) ?? row.cursor;
    if (ids.length === BATCH) await tx.db.update(table).set({ cursor }).where(eq(table.id, row.id));
    else
      await move(tx, announcementMachine, { ...row, worded: true }, "finish", {
        ...AT,
        set: { cursor, sentAt: new Date() },
      });
    return true;
  });
}

async function tell(ctx: Ctx, row: Announcement, ids: readonly string[]): Promise<void> {
  const readers = [...(await readersOf(ctx, ids)).values()];
  const writer = new NoticeWriter();
  const institution = await ctx.setting<string>("general.institution_name");
  const occasion = {
    notice: ANNOUNCEMENT,
    type: typeOf(row.notificationType),
    channels: row.channels,
    priority: row.priority,
    immediate: false,
    dedupeKey: `${ANNOUNCEMENT}:${row.id}`,
    link: row.link ?? undefined,
    entity: { type: "announcement", id: row.id },
    data: {},
    templateId: row.id,
    expiresAt: row.expiresAt,
  };
  await record(ctx, occasion, readers, (reader) =>
    writer.write(
      { template: ANNOUNCEMENT },
      "in_app",
      reader,
      { institution, name: reader.name },
      row.content,
    ),
  );
}

/** Sends announcements whose time has come, batch by batch. Any number may run at once. */
export const announceJob = job(
  "notifications.announce",
  z.object({}),
  async (ctx) => {
    const end = Date.now() + RUN;
    await beginDue(ctx);
    while (await sendBatch(ctx))
      if (Date.now() > end) return enqueue(ctx, "notifications.announce", {}, { key: "next" });
  },
  { schedule: "* * * * *" },
);

/** Takes back what a cancelled announcement left unread and unsent, a thousand rows at a time. */
export const withdrawJob = job("notifications.withdraw", z.object({ id: z.uuid() }), async (ctx, { id }) => {
  while (await withdraw(ctx, id));
});

async function withdraw(ctx: Ctx, id: string): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const unread = tx.db
      .select({ id: notifications.id })
      .from(notifications)
      .where(and(eq(notifications.templateId, id), isUnseen, isNull(notifications.expiresAt)))
      .orderBy(notifications.id)
      .limit(BATCH);
    const gone = await tx.db
      .update(notifications)
      .set({ expiresAt: sql`now()` })
      .where(inArray(notifications.id, unread))
      .returning({ userId: notifications.userId });
    const unsent = tx.db
      .select({ id: notificationDeliveries.id })
      .from(notificationDeliveries)
      .innerJoin(notifications, eq(notifications.id, notificationDeliveries.notificationId))
      .where(
        and(
          eq(notifications.templateId, id),
          inArray(notificationDeliveries.status, ["queued", "deferred", "kept", "digested"]),
          isNull(notificationDeliveries.digestId),
        ),
      )
      .limit(BATCH);
    const stopped = await tx.db
      .update(notificationDeliveries)
      .set({ status: "cancelled", payload: null })
      .where(inArray(notificationDeliveries.id, unsent))
      .returning({ id: notificationDeliveries.id });
    await announceUnread(
      tx,
      gone.map((row) => row.userId),
    );
    return gone.length === BATCH || stopped.length === BATCH;
  });
}
