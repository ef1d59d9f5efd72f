import { eq, or } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { AppError } from "../../core/errors";
import { isUuid } from "../../core/ids";
import { notificationDeliveries as d } from "../schema/deliveries";
import { logged } from "./log";
import { deliveryMachine } from "./machine";
import type { MailEvent } from "./model";

const MOVE = { delivered: "deliver", bounced: "bounce", complained: "complain" } as const;

/**
 * Takes what a mail provider tells of a message into its log. An event has one effect however often it comes, and
 * none where the machine has no way, so that nothing is delivered after it bounced. Throws `unavailable` while the
 * message is just being handed over, so that the provider tells it again.
 */
export async function takeMailEvent(ctx: Ctx, event: MailEvent): Promise<{ effect: boolean }> {
  return inTx(ctx, async (tx) => {
    const messageId = `<${event.message_id.replace(/^<|>$/g, "")}>`;
    // Our Message-ID begins with the delivery's id.
    const own = messageId.slice(1).split("@")[0] ?? "";
    const [row] = await tx.db
      .select()
      .from(d)
      .where(or(isUuid(own) ? eq(d.id, own) : undefined, eq(d.providerMessageId, messageId)))
      .limit(1)
      .for("update");
    if (row?.channel !== "email" || row.log.some((line) => line.event === event.id)) return { effect: false };
    if (row.status === "sending") throw new AppError("unavailable", "errors.unavailable");
    const way = deliveryMachine.transitions.find(({ action }) => action === MOVE[event.type]);
    if (!way?.from.includes(row.status)) return { effect: false };
    const now = new Date();
    await tx.db
      .update(d)
      .set({
        status: way.to,
        log: logged(row.log, way.to, event.detail, event.id),
        ...(event.type === "delivered" ? { deliveredAt: now } : { failedAt: now, clearedAt: null }),
      })
      .where(eq(d.id, row.id));
    return { effect: true };
  });
}
