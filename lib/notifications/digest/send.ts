import { and, desc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { log } from "../../core/log";
import { logged } from "../delivery/log";
import { sealPayload } from "../delivery/payload";
import { insertDeliveries } from "../delivery/queue";
import { channelsOf, findNotice, findType } from "../notice/definitions";
import { type Reader, readersOf } from "../notice/readers";
import { decide, offeredBy } from "../preference/model";
import { type DeliveryRow, notificationDeliveries as d } from "../schema/deliveries";
import { type NotificationRow, notifications } from "../schema/notifications";
import { daily, lastDue } from "./due";
import { digestLetter } from "./letter";
import { DIGEST } from "./model";
import { digestsMade, waitingPeople } from "./queries";

/** People looked at together, and pieces of news that one digest takes. */
const PEOPLE = 500;
const NEWS = 2_000;

export const digestKey = (userId: string, day: string): string => `${DIGEST}:${userId}:${day}`;

/**
 * Sends every digest that is due: one a day and person at most, whoever else does the same. Answers how many went
 * out now.
 */
export async function sendDigests(ctx: Ctx, now = new Date()): Promise<number> {
  let sent = 0;
  let after: string | null = null;
  for (;;) {
    const waiting = await waitingPeople(ctx, after, PEOPLE);
    const last = waiting.at(-1);
    if (!last) return sent;
    after = last.userId;
    const readers = await readersOf(
      ctx,
      waiting.map((one) => one.userId),
    );
    const due = waiting.flatMap(({ userId, since }) => {
      const reader = readers.get(userId);
      const on = reader && lastDue(now, daily(reader.preferences), reader.timeZone);
      return on && since <= on.at ? [{ reader, ...on, key: digestKey(userId, on.day) }] : [];
    });
    const made = await digestsMade(
      ctx,
      due.map(({ key }) => key),
    );
    for (const one of due) {
      if (made.has(one.key)) continue;
      try {
        if (await sendDigest(ctx, one.reader, one, now)) sent++;
      } catch (error) {
        // The others' digests do not wait for one that cannot be written.
        log().error({ err: error, userId: one.reader.id }, "a digest could not be made");
      }
    }
  }
}

interface Waiting {
  row: DeliveryRow;
  notification: NotificationRow | null;
}

/** One person's digest: what waits and may still be told goes into one mail, what may not is cancelled. */
async function sendDigest(
  ctx: Ctx,
  reader: Reader,
  due: { at: Date; key: string },
  now: Date,
): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const rows = await tx.db
      .select({ row: d, notification: notifications })
      .from(d)
      .leftJoin(notifications, eq(notifications.id, d.notificationId))
      .where(
        and(eq(d.userId, reader.id), eq(d.status, "digested"), isNull(d.digestId), lte(d.createdAt, due.at)),
      )
      .orderBy(desc(d.createdAt), desc(d.id))
      .limit(NEWS)
      .for("update", { of: d });
    const weekly = lastDue(now, reader.preferences, reader.timeZone).at;
    const ready = rows.filter((one) => !isDigestible(one) || one.row.createdAt <= weekly);
    const told = ready.filter((one) => mayStillBeTold(one, reader, now));
    const dropped = ready.filter((one) => !told.includes(one));
    if (dropped.length)
      await tx.db
        .update(d)
        .set({
          status: "cancelled",
          log: sql`${d.log} || ${JSON.stringify(logged([], "cancelled", "no longer wanted"))}::jsonb`,
        })
        .where(inArray(d.id, idsOf(dropped)));
    if (!told.length) return false;
    const id = uuidv7();
    const news = told.map((one) => one.notification as NotificationRow);
    const [made] = await insertDeliveries(tx, [
      {
        id,
        userId: reader.id,
        channel: "email",
        recipient: reader.email,
        category: DIGEST,
        priority: "low",
        payload: sealPayload(id, await digestLetter(tx, reader, news)),
        dedupeKey: due.key,
      },
    ]);
    if (!made) return false;
    await tx.db
      .update(d)
      .set({ digestId: id })
      .where(inArray(d.id, idsOf(told)));
    return true;
  });
}

const idsOf = (waiting: readonly Waiting[]) => waiting.map((one) => one.row.id);

const isDigestible = ({ notification }: Waiting): boolean =>
  notification !== null && findType(notification.notificationType)?.digestible === true;

/** Whether the person still wants it and it still holds. */
function mayStillBeTold({ notification }: Waiting, reader: Reader, now: Date): boolean {
  const type = notification && findType(notification.notificationType);
  if (!type || reader.erased || reader.status === "suspended" || reader.status === "inactive") return false;
  if (notification.expiresAt && notification.expiresAt <= now) return false;
  if (reader.preferences.typePreferences[DIGEST]?.email === false) return false;
  const notice = findNotice(notification.notice);
  return decide(type, "email", reader.preferences, notice ? channelsOf(notice, type) : offeredBy(type)).on;
}
