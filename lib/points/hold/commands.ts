import { and, eq } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, invalid } from "../../core/errors";
import { move, recordStatus } from "../../core/transition";
import { holdOwner } from "../registries";
import { type PointHoldRow, pointHolds } from "../schema/point-holds";
import { post, type Source } from "../transfer/post";
import { lockWalletOf, lockWallets, walletOf } from "../wallet/lock";
import { SYSTEM_WALLETS } from "../wallet/model";
import { findHold, giveBack, HOLD_COLUMNS } from "./end";
import { holdMachine } from "./model";

const HOUR = 3_600_000;

/**
 * Keeps points of a person back for a source, in the caller's transaction. One hold is open for a source: the same
 * amount again answers the open one, another throws `conflict`. `payee` gets what is captured (else it is spent),
 * `hours` (1–2,160) is its life, `reason` the line on the statement. Throws `conflict` when the balance is too small
 * or the wallet is frozen; throws for a kind that no domain registered.
 */
export async function hold(
  ctx: Ctx,
  userId: string,
  amount: number,
  source: Source,
  options: { payee?: string; hours?: number; reason: string },
): Promise<PointHoldRow> {
  if (!holdOwner(source.kind)) throw new Error(`No domain owns holds of the kind "${source.kind}".`);
  return inTx(ctx, async (tx) => {
    const hours = options.hours ?? (await tx.setting<number>("points.hold_hours"));
    if (!Number.isInteger(hours) || hours < 1 || hours > 2160) throw invalid("points.errors.holdHours");
    if (!Number.isInteger(amount) || amount < 1) throw invalid("points.errors.number");
    const payee = options.payee ? (await walletOf(tx, options.payee)).id : null;
    const wallet = await lockWalletOf(tx, userId);
    const [open] = await tx.db
      .select()
      .from(pointHolds)
      .where(
        and(
          eq(pointHolds.walletId, wallet.id),
          eq(pointHolds.sourceKind, source.kind),
          eq(pointHolds.sourceId, source.id),
          eq(pointHolds.status, "open"),
        ),
      );
    if (open && open.amount === amount && open.payeeWalletId === payee) return open;
    if (open) throw conflict("points.errors.holdOpen");
    const [made] = await tx.db
      .insert(pointHolds)
      .values({
        walletId: wallet.id,
        payeeWalletId: payee,
        amount,
        sourceKind: source.kind,
        sourceId: source.id,
        reason: options.reason,
        expiresAt: new Date(Date.now() + hours * HOUR),
      })
      .returning();
    if (!made) throw conflict();
    await recordStatus(tx, holdMachine.entity, made.id, null, "open");
    await post(tx, {
      kind: "hold",
      from: wallet.id,
      to: SYSTEM_WALLETS.holding,
      amount,
      key: `hold:${made.id}`,
      holdId: made.id,
      source,
      reason: options.reason,
      createdById: personId(tx.actor),
    });
    return made;
  });
}

/**
 * Pays a hold out, whole or in part, in the caller's transaction; the rest goes back. `kind` is the caller's own kind
 * of source. Repeating the same capture answers the settled hold. Throws `invalid` above the held amount, `not_found`
 * for another's hold, `conflict` when it has ended otherwise.
 */
export async function capture(
  ctx: Ctx,
  kind: string,
  holdId: string,
  amount?: number,
): Promise<PointHoldRow> {
  return inTx(ctx, async (tx) => {
    const found = await findHold(tx, holdId, kind);
    const points = amount ?? found.amount;
    if (!Number.isInteger(points) || points < 1 || points > found.amount)
      throw invalid("points.errors.captureAmount", {}, { amount: found.amount });
    const set = { captured: points, settledAt: new Date() };
    try {
      await move(tx, holdMachine, found, "capture", { ...HOLD_COLUMNS, set });
    } catch (error) {
      const [now] = await tx.db.select().from(pointHolds).where(eq(pointHolds.id, holdId));
      if (now?.status === "captured" && now.captured === points) return now;
      throw error;
    }
    const wallets = await lockWallets(tx, [found.walletId, found.payeeWalletId ?? found.walletId]);
    const payee = found.payeeWalletId ? wallets.get(found.payeeWalletId) : undefined;
    await post(tx, {
      kind: "capture",
      from: SYSTEM_WALLETS.holding,
      to: payee && payee.status !== "closed" ? payee.id : SYSTEM_WALLETS.sink,
      amount: points,
      key: `capture:${holdId}`,
      holdId,
      source: { kind: found.sourceKind, id: found.sourceId },
      reason: found.reason,
      createdById: personId(tx.actor),
    });
    if (points < found.amount) await giveBack(tx, found, found.amount - points);
    return { ...found, ...set, status: "captured" };
  });
}

/** Lets a hold go, in the transaction of the domain whose hold it is; a repeat answers the released hold. */
export async function release(ctx: Ctx, kind: string, holdId: string): Promise<PointHoldRow> {
  return inTx(ctx, async (tx) => {
    const found = await findHold(tx, holdId, kind);
    const settledAt = new Date();
    try {
      await move(tx, holdMachine, found, "release", { ...HOLD_COLUMNS, set: { settledAt } });
    } catch (error) {
      const [now] = await tx.db.select().from(pointHolds).where(eq(pointHolds.id, holdId));
      if (now?.status === "released") return now;
      throw error;
    }
    await giveBack(tx, found, found.amount);
    return { ...found, settledAt, status: "released" };
  });
}
