import { and, eq, inArray, isNull } from "drizzle-orm";
import { allow, type Ctx, holds, inTx } from "../../core/ctx";
import { env } from "../../core/env";
import { notFound } from "../../core/errors";
import { checkMove } from "../../core/machine";
import { type DeliveryRow, notificationDeliveries as d } from "../schema/deliveries";
import { logged } from "./log";
import { type DeliveryState, deliveryMachine } from "./machine";
import { wakeWorker } from "./queue";

/** What the machine asks about a row. */
export const deliveryState = (row: DeliveryRow): DeliveryState => ({
  id: row.id,
  status: row.status,
  hasMessage: row.payload !== null || row.notificationId !== null,
  canSend: env().SMTP_URL !== undefined || row.channel !== "email",
});

async function locked(ctx: Ctx, ids: readonly string[]): Promise<DeliveryRow[]> {
  const rows = await ctx.db
    .select()
    .from(d)
    .where(inArray(d.id, [...ids]))
    .orderBy(d.id)
    .for("update");
  if (rows.length !== new Set(ids).size) throw notFound();
  return rows;
}

/**
 * Puts messages on their way again, with all attempts before them; a bounce ceases to hold its address back. Kept
 * mail only a super admin sends. Throws `conflict` for a state from which nothing leads back.
 */
export async function retryDeliveries(
  ctx: Ctx,
  input: { ids: readonly string[] },
): Promise<{ count: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "deliveries.manage"));
    for (const row of await locked(tx, input.ids)) {
      checkMove(deliveryMachine, tx.actor, deliveryState(row), row.status === "kept" ? "send_kept" : "retry");
      await tx.db
        .update(d)
        .set({
          status: "queued",
          attemptCount: 0,
          scheduledAt: new Date(),
          failedAt: null,
          clearedAt: row.status === "bounced" ? new Date() : row.clearedAt,
          log: logged(row.log, "put on its way again"),
        })
        .where(eq(d.id, row.id));
      tx.audit({ action: "notifications.delivery.retry", targetType: "delivery", targetId: row.id });
    }
    await wakeWorker(tx);
    return { count: input.ids.length };
  });
}

/** Throws kept mail away. */
export async function discardKept(ctx: Ctx, input: { ids: readonly string[] }): Promise<{ count: number }> {
  return inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "deliveries.manage"));
    for (const row of await locked(tx, input.ids)) {
      checkMove(deliveryMachine, tx.actor, deliveryState(row), "discard");
      await tx.db
        .update(d)
        .set({ status: "cancelled", payload: null, log: logged(row.log, "discarded") })
        .where(eq(d.id, row.id));
      tx.audit({ action: "notifications.delivery.discard", targetType: "delivery", targetId: row.id });
    }
    return { count: input.ids.length };
  });
}

/** Lets mail go to a message's address again, though it bounced or complained; the reason is kept. */
export async function clearSuppression(ctx: Ctx, input: { id: string; reason: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "deliveries.manage"));
    const [row] = await locked(tx, [input.id]);
    await liftSuppression(tx, (row as DeliveryRow).recipient);
    tx.audit({
      action: "notifications.suppression.clear",
      targetType: "delivery",
      targetId: input.id,
      changes: { reason: input.reason },
    });
  });
}

/** Ends what bounces and complaints held back for an address, in the caller's transaction. */
export async function liftSuppression(ctx: Ctx, address: string): Promise<void> {
  await ctx.db
    .update(d)
    .set({ clearedAt: new Date() })
    .where(and(eq(d.recipient, address), inArray(d.status, ["bounced", "complained"]), isNull(d.clearedAt)));
}
