import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import type { MessageParams } from "../../core/errors";
import { enqueue, job } from "../../core/jobs";
import type { Ports } from "../../core/ports";
import { announceUnread } from "../live/announce";
import { notificationDeliveries } from "../schema/deliveries";
import { isUnseen, notifications } from "../schema/notifications";
import { overrideOf } from "../template/store";
import { readData, storeData } from "./data";
import { channelsOf, noticeOf } from "./definitions";
import { type Reader, readersOf } from "./readers";
import { record } from "./record";
import { secretMails } from "./secret";
import { NoticeWriter } from "./texts";

/** How many people are told within the caller's transaction; more are told by jobs. */
const INLINE = 1000;

type Options = Parameters<Ports["notify"]>[4];

/**
 * Fills core's port `notify`: tells people of something in the caller's transaction. Each event, named by `dedupe`,
 * reaches a person once. Throws for a notice that nobody declares and for missing values, which are mistakes in code.
 */
export const notify: Ports["notify"] = async (ctx, name, people, data, options) => {
  const { notice } = noticeOf(name);
  const missing = notice.variables.filter((variable) => data[variable] === undefined);
  if (missing.length) throw new Error(`The notice "${name}" lacks ${missing.join(", ")}.`);
  const ids = [...new Set(people)];
  if (!ids.length) return;
  await inTx(ctx, async (tx) => {
    if (ids.length <= INLINE) return tell(tx, name, ids, data, options);
    for (let at = 0; at < ids.length; at += INLINE)
      await enqueue(tx, "notifications.fan-out", {
        notice: name,
        people: ids.slice(at, at + INLINE),
        data: storeData(data),
        options,
      });
  });
};

async function tell(
  ctx: Ctx,
  name: string,
  ids: readonly string[],
  data: MessageParams,
  options: Options,
): Promise<void> {
  const { notice, type } = noticeOf(name);
  const readers = [...(await readersOf(ctx, ids)).values()];
  const override = await overrideOf(name);
  const occasion = {
    notice: name,
    type,
    channels: channelsOf(notice, type),
    priority: notice.priority ?? "normal",
    immediate: notice.immediate ?? false,
    dedupeKey: `${name}:${options.dedupe}`,
    groupKey: options.group ? `${name}:${options.group}` : undefined,
    link: options.link,
    entity: options.entity,
    data: storeData(data),
  } as const;
  if (notice.secret) return secretMails(ctx, occasion, notice, readers, data);
  const writer = new NoticeWriter();
  const institution = await ctx.setting<string>("general.institution_name");
  await record(ctx, occasion, readers, (reader: Reader, count) =>
    writer.write(
      notice,
      "in_app",
      reader,
      { institution, name: reader.name, url: options.link ?? "", count, ...data },
      override,
    ),
  );
}

/**
 * Fills core's port `retract`: what nobody has read of a notice about an entity is gone, what was not yet sent is
 * cancelled, in the caller's transaction.
 */
export const retract: Ports["retract"] = async (ctx, name, entity) => {
  await inTx(ctx, async (tx) => {
    const about = and(
      eq(notifications.notice, name),
      eq(notifications.entityType, entity.type),
      eq(notifications.entityId, entity.id),
    );
    const unread = await tx.db
      .update(notifications)
      .set({ expiresAt: sql`now()`, groupKey: null })
      .where(and(about, isUnseen))
      .returning({ userId: notifications.userId });
    const ids = tx.db.select({ id: notifications.id }).from(notifications).where(about);
    await tx.db
      .update(notificationDeliveries)
      .set({ status: "cancelled", payload: null })
      .where(
        and(
          inArray(notificationDeliveries.notificationId, ids),
          inArray(notificationDeliveries.status, ["queued", "deferred", "kept", "digested"]),
          isNull(notificationDeliveries.digestId),
        ),
      );
    await announceUnread(tx, [...new Set(unread.map((row) => row.userId))]);
  });
};

/** Tells a part of many people; a repeat tells nobody twice. */
export const fanOutJob = job(
  "notifications.fan-out",
  z.object({
    notice: z.string(),
    people: z.array(z.uuid()).max(INLINE),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.object({ at: z.string() })])),
    options: z.object({
      dedupe: z.string(),
      entity: z.object({ type: z.string(), id: z.string() }).optional(),
      link: z.string().optional(),
      group: z.string().optional(),
    }),
  }),
  async (ctx, { notice, people, data, options }) =>
    inTx(ctx, (tx) => tell(tx, notice, people, readData(data), options)),
);
