import { and, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { AppError, conflict } from "../../core/errors";
import { type PointTransferRow, pointMovements, pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { lockWallets } from "../wallet/lock";
import { OWN_ACTS, type TransferKind } from "./model";

/** A row of another domain: what points were for. */
export interface Source {
  kind: string;
  id: string;
}
/** What moves, and why. */
export interface Posting {
  kind: TransferKind;
  /** Ids of wallets. */
  from: string;
  to: string;
  /** Points, at least 1. */
  amount: number;
  /** Names the cause: the same cause never moves points twice. */
  key: string;
  ruleId?: string;
  holdId?: string;
  reversesId?: string;
  source?: Source | null;
  /** The line on the statement; never personal data. */
  reason?: string | null;
  createdById?: string | null;
}

/** What became of a posting; `repeated` when the same cause had moved these points before. */
export interface Posted {
  transfer: PointTransferRow;
  repeated: boolean;
}

/**
 * The one place where points move: writes a transfer with its two sides and both cached balances, in the caller's
 * transaction. The same key with the same facts answers the first transfer; with others it throws `invalid`. Throws
 * `conflict` when the balance is too small, when the owner of a frozen wallet spends, and when a wallet is closed.
 */
export async function post(ctx: Ctx, posting: Posting): Promise<Posted> {
  const { from, to, amount, kind } = posting;
  const wallets = await lockWallets(ctx, [from, to]);
  const at = new Date(Math.max(Date.now(), ...[...wallets.values()].map((w) => w.updatedAt.getTime())));
  const [transfer] = await ctx.db
    .insert(pointTransfers)
    .values({
      kind,
      fromWalletId: from,
      toWalletId: to,
      amount,
      key: posting.key,
      ruleId: posting.ruleId ?? null,
      holdId: posting.holdId ?? null,
      reversesId: posting.reversesId ?? null,
      sourceKind: posting.source?.kind ?? null,
      sourceId: posting.source?.id ?? null,
      reason: posting.reason ?? null,
      createdById: posting.createdById ?? null,
      createdAt: at,
    })
    .onConflictDoNothing({ target: pointTransfers.key })
    .returning();
  if (!transfer) return { transfer: await earlier(ctx, posting), repeated: true };

  const payer = wallets.get(from);
  if (payer?.status === "closed" || wallets.get(to)?.status === "closed")
    throw conflict("points.errors.closed");
  if (payer?.status === "frozen" && OWN_ACTS.includes(kind))
    throw conflict("points.errors.frozen", { reason: payer.freezeReason ?? "" });
  if (payer && payer.balance < amount)
    throw conflict("points.errors.balance", { balance: payer.balance, amount });

  const balances = await ctx.db
    .update(pointWallets)
    .set({
      balance: sql`${pointWallets.balance} + case when ${pointWallets.id} = ${from} then ${-amount}::bigint else ${amount}::bigint end`,
      updatedAt: at,
    })
    .where(and(inArray(pointWallets.id, [from, to]), eq(pointWallets.kind, "user")))
    .returning({ id: pointWallets.id, balance: pointWallets.balance });
  const side = (walletId: string, moved: number) => ({
    transferId: transfer.id,
    walletId,
    kind,
    amount: moved,
    balanceAfter: balances.find((b) => b.id === walletId)?.balance ?? null,
    createdAt: at,
  });
  await ctx.db.insert(pointMovements).values([side(from, -amount), side(to, amount)]);
  return { transfer, repeated: false };
}

/** The transfer that used this key first. Throws `invalid` when it was for something else. */
async function earlier(ctx: Ctx, posting: Posting): Promise<PointTransferRow> {
  const [first] = await ctx.db.select().from(pointTransfers).where(eq(pointTransfers.key, posting.key));
  const same =
    first &&
    first.kind === posting.kind &&
    first.fromWalletId === posting.from &&
    first.toWalletId === posting.to &&
    first.amount === posting.amount &&
    first.ruleId === (posting.ruleId ?? null) &&
    first.holdId === (posting.holdId ?? null) &&
    first.reversesId === (posting.reversesId ?? null) &&
    first.sourceKind === (posting.source?.kind ?? null) &&
    first.sourceId === (posting.source?.id ?? null) &&
    first.reason === (posting.reason ?? null);
  if (!same)
    throw new AppError("invalid", "points.errors.keyReused", {}, {}, { code: "idempotency_key_reused" });
  return first;
}
