import { eq } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayManageWallet } from "../access";
import { releaseAll } from "../hold/end";
import { type PointWalletRow, pointWallets } from "../schema/point-wallets";
import { tags } from "../tags";
import { post } from "../transfer/post";
import { lockWalletOf } from "./lock";
import { type FreezeInput, SYSTEM_WALLETS, walletMachine } from "./model";

const COLUMNS = { table: pointWallets, id: pointWallets.id, status: pointWallets.status };
/** The most that one transfer moves. */
const MOST = 1_000_000;

/** Stops what the owner can send and spend; earning, receiving and settling go on. The owner is told why. */
export async function freezeWallet(ctx: Ctx, { userId, reason }: FreezeInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const wallet = await lockWalletOf(tx, userId);
    allow(mayManageWallet(tx.actor, userId), "points.errors.ownWallet");
    await freeze(tx, wallet, reason);
    tx.audit({
      action: "points.wallet.freeze",
      targetType: "points.wallet",
      targetId: wallet.id,
      changes: { userId, reason },
    });
  });
}

/** Freezes a locked wallet and tells its owner; for managers and for the proof. */
export async function freeze(ctx: Ctx, wallet: PointWalletRow, reason: string): Promise<void> {
  await move(
    ctx,
    walletMachine,
    wallet,
    "freeze",
    { ...COLUMNS, set: { freezeReason: reason } },
    { text: reason },
  );
  await tell(ctx, wallet, "points.frozen", { reason });
}

/** Lets the owner of a frozen wallet spend again. */
export async function unfreezeWallet(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const wallet = await lockWalletOf(tx, userId);
    allow(mayManageWallet(tx.actor, userId), "points.errors.ownWallet");
    await move(tx, walletMachine, wallet, "unfreeze", { ...COLUMNS, set: { freezeReason: null } });
    await tell(tx, wallet, "points.unfrozen", {});
    tx.audit({
      action: "points.wallet.unfreeze",
      targetType: "points.wallet",
      targetId: wallet.id,
      changes: { userId },
    });
  });
}

async function tell(ctx: Ctx, wallet: PointWalletRow, notice: string, data: Record<string, string>) {
  if (!wallet.userId) return;
  await port("notify")(ctx, notice, [wallet.userId], data, {
    dedupe: `${wallet.id}:${Date.now()}`,
    entity: { type: "points.wallet", id: wallet.id },
    link: "/account/points",
  });
}

/**
 * Closes the wallet of an account that is erased: open holds go back first, then the balance is forfeited. Repeating
 * it changes nothing.
 */
export async function closeWallet(ctx: Ctx, userId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [known] = await tx.db.select().from(pointWallets).where(eq(pointWallets.userId, userId));
    if (!known || known.status === "closed") return;
    await releaseAll(tx, known.id);
    await lockWalletOf(tx, userId);
    // Of holds that were made while this waited for the wallet.
    await releaseAll(tx, known.id);
    const wallet = await lockWalletOf(tx, userId);
    if (wallet.status === "closed") return;
    for (let left = wallet.balance, n = 0; left > 0; n++) {
      const amount = Math.min(left, MOST);
      const key = `closure:${wallet.id}:${n}`;
      await post(tx, { kind: "closure", from: wallet.id, to: SYSTEM_WALLETS.sink, amount, key });
      left -= amount;
    }
    await move(tx, walletMachine, wallet, "close", {
      ...COLUMNS,
      set: { freezeReason: null, onLeaderboard: false },
    });
    tx.touch(tags.leaders);
  });
}
