import { eq, or } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { requireStepUp } from "../../identity/access";
import { mayManagePoints, mayManageWallet } from "../access";
import { pointHolds } from "../schema/point-holds";
import { type PointTransferRow, pointTransfers } from "../schema/point-transfers";
import type { PointWalletRow } from "../schema/point-wallets";
import { lockWalletOf, lockWallets } from "../wallet/lock";
import { SYSTEM_WALLETS } from "../wallet/model";
import { type AdjustInput, FINAL_KINDS, LARGE_ADJUSTMENT, type ReverseInput } from "./model";
import { post } from "./post";

/**
 * Gives or takes points by a manager's hand, for a reason that the owner reads. Asks for the password; more than a
 * thousand points are a super admin's. The same key moves once.
 */
export async function adjust(ctx: Ctx, input: AdjustInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    const wallet = await lockWalletOf(tx, input.userId);
    allow(mayManageWallet(tx.actor, input.userId), "points.errors.ownWallet");
    allow(
      input.amount <= LARGE_ADJUSTMENT ||
        (tx.actor.kind === "person" && tx.actor.roles.includes("super_admin")),
      "points.errors.largeAdjustment",
    );
    requireStepUp(tx.actor);
    const give = input.direction === "give";
    const me = personId(tx.actor);
    const { transfer, repeated } = await post(tx, {
      kind: "adjustment",
      from: give ? SYSTEM_WALLETS.issuance : wallet.id,
      to: give ? wallet.id : SYSTEM_WALLETS.sink,
      amount: input.amount,
      key: `adjust:${me}:${input.key}`,
      reason: input.reason,
      createdById: me,
    });
    if (repeated) return { id: transfer.id };
    const points = give ? input.amount : -input.amount;
    await tellOwner(tx, "points.adjusted", wallet, transfer, points, input.reason);
    tx.audit({
      action: `points.wallet.${input.direction}`,
      targetType: "points.wallet",
      targetId: wallet.id,
      changes: { userId: input.userId, amount: input.amount, reason: input.reason, transferId: transfer.id },
    });
    return { id: transfer.id };
  });
}

/**
 * Takes one transfer back whole; both people are told why. What was captured of a hold goes back to who paid. Throws
 * `conflict` for a second reversal, for kinds that are final, and when the recipient has too little.
 */
export async function reverse(ctx: Ctx, { transferId, reason }: ReverseInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayManagePoints(tx.actor));
    const [transfer] = await tx.db.select().from(pointTransfers).where(eq(pointTransfers.id, transferId));
    if (!transfer) throw notFound();
    const backTo = await payerOf(tx, transfer);
    const wallets = await lockWallets(tx, [transfer.toWalletId, backTo]);
    for (const wallet of wallets.values())
      allow(mayManageWallet(tx.actor, wallet.userId), "points.errors.ownWallet");
    if (FINAL_KINDS.includes(transfer.kind)) throw conflict("points.errors.finalKind");
    const [taken] = await tx.db
      .select({ id: pointTransfers.id })
      .from(pointTransfers)
      .where(or(eq(pointTransfers.reversesId, transfer.id), eq(pointTransfers.key, `unearn:${transfer.id}`)));
    if (taken) throw conflict("points.errors.reversed");
    const { transfer: made } = await post(tx, {
      kind: "reversal",
      from: transfer.toWalletId,
      to: backTo,
      amount: transfer.amount,
      key: `reverse:${transfer.id}`,
      reversesId: transfer.id,
      source:
        transfer.sourceKind && transfer.sourceId
          ? { kind: transfer.sourceKind, id: transfer.sourceId }
          : null,
      reason,
      createdById: personId(tx.actor),
    });
    for (const wallet of wallets.values()) {
      const points = wallet.id === backTo ? transfer.amount : -transfer.amount;
      await tellOwner(tx, "points.reversed", wallet, made, points, reason);
    }
    tx.audit({
      action: "points.transfer.reverse",
      targetType: "points.transfer",
      targetId: transfer.id,
      changes: { kind: transfer.kind, amount: transfer.amount, reason, transferId: made.id },
    });
    return { id: made.id };
  });
}

/** The wallet to which a transfer's points go back. Held ones came from the hold's owner, by way of the house. */
async function payerOf(ctx: Ctx, transfer: PointTransferRow): Promise<string> {
  if (transfer.kind !== "capture" || !transfer.holdId) return transfer.fromWalletId;
  const [hold] = await ctx.db
    .select({ walletId: pointHolds.walletId })
    .from(pointHolds)
    .where(eq(pointHolds.id, transfer.holdId));
  return hold?.walletId ?? transfer.fromWalletId;
}

/** Tells a wallet's owner what a manager moved, and why. */
export async function tellOwner(
  ctx: Ctx,
  notice: "points.adjusted" | "points.reversed",
  wallet: PointWalletRow,
  transfer: PointTransferRow,
  points: number,
  reason: string,
): Promise<void> {
  if (!wallet.userId) return;
  await port("notify")(
    ctx,
    notice,
    [wallet.userId],
    { points, taken: Math.max(0, -points), reason },
    {
      dedupe: transfer.id,
      entity: { type: "points.transfer", id: transfer.id },
      link: `/account/points/${transfer.id}`,
    },
  );
}
