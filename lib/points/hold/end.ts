import { and, asc, eq, lte, notInArray, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { notFound } from "../../core/errors";
import { log } from "../../core/log";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayManageWallet } from "../access";
import { holdOwner } from "../registries";
import { pointHolds } from "../schema/point-holds";
import { pointWallets } from "../schema/point-wallets";
import { post } from "../transfer/post";
import { SYSTEM_WALLETS } from "../wallet/model";
import { holdMachine, type ReleaseInput } from "./model";

export const HOLD_COLUMNS = { table: pointHolds, id: pointHolds.id, status: pointHolds.status };

/** A hold with its payer; `kind` hides those of other domains. Throws `not_found`. */
export async function findHold(ctx: Ctx, holdId: string, kind?: string) {
  const [row] = await ctx.db
    .select({ hold: pointHolds, ownerId: pointWallets.userId })
    .from(pointHolds)
    .innerJoin(pointWallets, eq(pointWallets.id, pointHolds.walletId))
    .where(and(eq(pointHolds.id, holdId), kind ? eq(pointHolds.sourceKind, kind) : undefined));
  if (!row) throw notFound();
  return { ...row.hold, ownerId: row.ownerId };
}
type FoundHold = Awaited<ReturnType<typeof findHold>>;

/** Moves what is left of a settled hold back to its wallet. */
export async function giveBack(ctx: Ctx, hold: FoundHold, amount: number): Promise<void> {
  await post(ctx, {
    kind: "release",
    from: SYSTEM_WALLETS.holding,
    to: hold.walletId,
    amount,
    key: `release:${hold.id}`,
    holdId: hold.id,
    source: { kind: hold.sourceKind, id: hold.sourceId },
    reason: hold.reason,
  });
}

/** Ends an open hold whose domain did not ask for it: the points go back, the domain and the person hear of it. */
async function endHold(
  ctx: Ctx,
  hold: FoundHold,
  action: "release" | "letGo" | "expire",
  reason?: string,
): Promise<void> {
  const set = { settledAt: new Date() };
  await move(ctx, holdMachine, hold, action, { ...HOLD_COLUMNS, set }, reason ? { text: reason } : undefined);
  await giveBack(ctx, hold, hold.amount);
  const how = action === "expire" ? "expired" : "released";
  await holdOwner(hold.sourceKind)?.onEnded(ctx, { id: hold.id, sourceId: hold.sourceId }, how);
  if (!hold.ownerId || action === "release") return;
  await port("notify")(
    ctx,
    "points.hold_ended",
    [hold.ownerId],
    { points: hold.amount },
    {
      dedupe: `${hold.id}:${how}`,
      entity: { type: "points.hold", id: hold.id },
      link: "/account/points",
    },
  );
}

/** A manager lets a hold of somebody else go. Throws `conflict` when it has ended already. */
export async function releaseByManager(ctx: Ctx, { holdId, reason }: ReleaseInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const hold = await findHold(tx, holdId);
    allow(mayManageWallet(tx.actor, hold.ownerId), "points.errors.ownWallet");
    await endHold(tx, hold, "letGo", reason);
    tx.audit({
      action: "points.hold.release",
      targetType: "points.hold",
      targetId: holdId,
      changes: { amount: hold.amount, reason },
    });
  });
}

/** Lets every open hold of a wallet go, before the wallet closes. */
export async function releaseAll(ctx: Ctx, walletId: string): Promise<void> {
  const open = await ctx.db
    .select({ id: pointHolds.id })
    .from(pointHolds)
    .where(and(eq(pointHolds.walletId, walletId), eq(pointHolds.status, "open")))
    .orderBy(asc(pointHolds.id))
    .for("update");
  for (const { id } of open) await endHold(ctx, await findHold(ctx, id), "release");
}

/**
 * Ends the open holds whose time is over, each in a transaction of its own, so that one domain's fault holds up no
 * other. Answers how many ended; throws when some could not.
 */
export async function expireHolds(ctx: Ctx, limit = 100): Promise<number> {
  const failed: string[] = [];
  let ended = 0;
  for (let n = 0; n < limit; n++) {
    let current: string | null = null;
    try {
      const found = await inTx(ctx, async (tx) => {
        current = await lockNextDue(tx, failed);
        if (current) await endHold(tx, await findHold(tx, current), "expire");
        return current;
      });
      if (!found) break;
      ended++;
    } catch (error) {
      if (!current) throw error;
      log().error({ err: error, hold: current }, "a hold of points could not be ended");
      failed.push(current);
    }
  }
  if (failed.length) throw new Error(`${failed.length} holds of points could not be ended.`);
  return ended;
}

/** Locks the hold that is due longest and that nobody else is settling. */
async function lockNextDue(ctx: Ctx, failed: string[]): Promise<string | null> {
  const [due] = await ctx.db
    .select({ id: pointHolds.id })
    .from(pointHolds)
    .where(
      and(
        eq(pointHolds.status, "open"),
        lte(pointHolds.expiresAt, sql`now()`),
        failed.length ? notInArray(pointHolds.id, failed) : undefined,
      ),
    )
    .orderBy(asc(pointHolds.expiresAt))
    .limit(1)
    .for("update", { skipLocked: true });
  return due?.id ?? null;
}
