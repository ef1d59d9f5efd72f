import { eq, sql } from "drizzle-orm";
import type { Ctx } from "../core/ctx";
import type { Holder } from "../identity/registries";
import { pointHolds } from "./schema/point-holds";
import { pointMovements, pointTransfers } from "./schema/point-transfers";
import { pointWallets } from "./schema/point-wallets";
import { closeWallet } from "./wallet/commands";

async function rowsOf(ctx: Ctx, userId: string) {
  const [wallet] = await ctx.db.select().from(pointWallets).where(eq(pointWallets.userId, userId));
  if (!wallet) return null;
  const statement = await ctx.db
    .select({
      at: pointMovements.createdAt,
      kind: pointMovements.kind,
      amount: pointMovements.amount,
      balance_after: pointMovements.balanceAfter,
      reason: pointTransfers.reason,
      source_kind: pointTransfers.sourceKind,
      source_id: pointTransfers.sourceId,
      transfer_id: pointTransfers.id,
    })
    .from(pointMovements)
    .innerJoin(pointTransfers, eq(pointTransfers.id, pointMovements.transferId))
    .where(eq(pointMovements.walletId, wallet.id))
    .orderBy(pointMovements.seq);
  const holds = await ctx.db.select().from(pointHolds).where(eq(pointHolds.walletId, wallet.id));
  return { wallet, statement, holds };
}

/** What points keep of a person: the whole statement goes along, the wallet is closed, the book stays. */
export const POINTS_HOLDER: Holder = {
  name: "points",
  async export(ctx, userId) {
    const rows = await rowsOf(ctx, userId);
    if (!rows) return [];
    return [
      { path: "points/wallet.json", content: { json: rows.wallet } },
      { path: "points/statement.json", content: { json: rows.statement } },
      { path: "points/holds.json", content: { json: rows.holds } },
    ];
  },
  notes: { goes: ["points.privacy.goes"], stays: ["points.privacy.stays"] },
  async erase(ctx, userId, { purge }) {
    if (!purge) return closeWallet(ctx, userId);
    // An account that never was confirmed has moved nothing; if it has, the foreign keys keep its wallet.
    await ctx.db.execute(sql`delete from ${pointWallets} where user_id = ${userId}`);
  },
};
