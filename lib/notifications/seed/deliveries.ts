import type { Ctx } from "../../core/ctx";
import { logged } from "../delivery/log";
import { DELIVERY_STATES, type DeliveryStatus } from "../delivery/model";
import type { Reader } from "../notice/readers";
import { notificationDeliveries } from "../schema/deliveries";
import type { notifications } from "../schema/notifications";

const DAY = 86_400_000;
const COUNT = 40;
/** Their addresses are nobody's who signs in, so that no demo person is held back. */
const RETURNED: readonly DeliveryStatus[] = ["bounced", "complained", "suppressed"];
const WENT: readonly DeliveryStatus[] = ["sent", "delivered", "bounced", "complained"];
const FAILED: readonly DeliveryStatus[] = ["bounced", "complained", "failed"];

/** Forty mails in every state that a mail can be in. */
export async function seedDeliveries(
  ctx: Ctx,
  rows: readonly (typeof notifications.$inferInsert)[],
  readers: ReadonlyMap<string, Reader>,
): Promise<void> {
  await ctx.db.insert(notificationDeliveries).values(
    rows.slice(0, COUNT).map((row, i) => {
      const status = DELIVERY_STATES[i % DELIVERY_STATES.length] as DeliveryStatus;
      const at = row.createdAt ?? new Date();
      const went = WENT.includes(status);
      const returned = RETURNED.includes(status);
      return {
        notificationId: row.id,
        userId: returned ? null : row.userId,
        channel: "email" as const,
        recipient: returned
          ? `former.member${i}@guildhall.example`
          : (readers.get(row.userId)?.email ?? `member${i}@guildhall.example`),
        category: row.notice,
        status,
        priority: row.priority,
        createdAt: at,
        // What waits keeps waiting, so that each state can be looked at.
        scheduledAt: status === "queued" || status === "deferred" ? new Date(Date.now() + 30 * DAY) : at,
        leaseUntil: status === "sending" ? new Date(Date.now() + 30 * DAY) : null,
        attemptCount: status === "failed" ? 7 : went || status === "sending" ? 1 : 0,
        sentAt: went ? at : null,
        deliveredAt: status === "delivered" ? new Date(at.getTime() + 4_000) : null,
        failedAt: FAILED.includes(status) ? new Date(at.getTime() + 9_000) : null,
        provider: went ? "smtp" : null,
        externalResponse: status === "failed" ? { code: 421, message: "Try again later" } : null,
        log: logged([], status, status === "failed" ? "421 Try again later" : undefined),
        queueMs: went ? 800 + i * 37 : null,
        sendMs: went ? 240 + i * 11 : null,
        dedupeKey: `demo:${row.id}:email`,
      };
    }),
  );
}
