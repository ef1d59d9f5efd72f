import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { env } from "../../core/env";
import { enqueue } from "../../core/jobs";
import type { Channel } from "../../core/registry";
import { pushDevicesOf } from "../../identity/refresh/push";
import type { Reader } from "../notice/readers";
import type { Occasion } from "../notice/record";
import { decide } from "../preference/model";
import { notificationDeliveries } from "../schema/deliveries";
import { openChannels } from "./channels";

const EXTERNAL = ["email", "sms", "push"] as const satisfies readonly Channel[];

type NewDelivery = typeof notificationDeliveries.$inferInsert;

/** Queues the messages that notices cause by the channels that each person chose. */
export async function queueDeliveries(
  ctx: Ctx,
  occasion: Occasion,
  told: readonly { notificationId: string; reader: Reader }[],
): Promise<void> {
  const open = openChannels();
  const wants = (reader: Reader, channel: Channel) =>
    open.includes(channel) && decide(occasion.type, channel, reader.preferences, occasion.channels).on;
  const callable = told.flatMap(({ reader }) => (wants(reader, "push") ? [reader.id] : []));
  const reachable = new Set((await pushDevicesOf(ctx, callable)).map((device) => device.userId));
  const rows = told.flatMap(({ notificationId, reader }) =>
    EXTERNAL.filter((channel) => wants(reader, channel)).flatMap((channel): NewDelivery[] => {
      const recipient = addressOf(reader, channel, reachable);
      return recipient
        ? [
            {
              notificationId,
              userId: reader.id,
              channel,
              recipient,
              category: occasion.notice,
              priority: occasion.priority,
              immediate: occasion.immediate,
              dedupeKey: `${notificationId}:${channel}`,
            },
          ]
        : [];
    }),
  );
  await insertDeliveries(ctx, rows);
}

/** Where a person is reached by a channel; push goes to all phones, so it names the person, who must have one. */
function addressOf(
  reader: Reader,
  channel: (typeof EXTERNAL)[number],
  reachable: ReadonlySet<string>,
): string | null {
  if (channel === "email") return reader.email;
  if (channel === "sms") return reader.phone;
  return reachable.has(reader.id) ? reader.id : null;
}

/**
 * Writes deliveries and wakes the worker after the commit. A repeated key changes nothing. Without an SMTP server
 * mail is kept at once. Answers the ids of those that are new.
 */
export async function insertDeliveries(ctx: Ctx, rows: readonly NewDelivery[]): Promise<string[]> {
  if (!rows.length) return [];
  const kept = !env().SMTP_URL;
  const made = await ctx.db
    .insert(notificationDeliveries)
    .values(rows.map((row) => (kept && row.channel === "email" ? { ...row, status: "kept" as const } : row)))
    .onConflictDoNothing()
    .returning({ id: notificationDeliveries.id, status: notificationDeliveries.status });
  if (made.some((row) => row.status === "queued")) await wakeWorker(ctx);
  return made.map((row) => row.id);
}

/** Has what quiet hours hold back for a person decided anew, because the hours or the person's zone changed. */
export async function decideAgain(ctx: Ctx, userId: string): Promise<void> {
  const held = await ctx.db
    .update(notificationDeliveries)
    .set({ scheduledAt: new Date() })
    .where(and(eq(notificationDeliveries.userId, userId), eq(notificationDeliveries.status, "deferred")))
    .returning({ id: notificationDeliveries.id });
  if (held.length) await wakeWorker(ctx);
}

/** Has the worker look for due deliveries once the caller's transaction is committed. */
export async function wakeWorker(ctx: Ctx): Promise<void> {
  // Without a key: one that waits already might run before this transaction is seen.
  await enqueue(ctx, "notifications.deliver", {});
}
