import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { notFound } from "../../core/errors";
import { type PointWalletRow, pointWallets } from "../schema/point-wallets";
import { openWallet } from "./open";

/**
 * Locks the people's wallets among the given ones in ascending order of their ids, so that transfers in opposite
 * directions wait for each other instead of locking each other out. Wallets of the house are never locked.
 */
export async function lockWallets(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PointWalletRow>> {
  if (!ctx.inTransaction) throw new Error("Wallets are locked within a transaction.");
  const rows = await ctx.db
    .select()
    .from(pointWallets)
    .where(and(inArray(pointWallets.id, [...ids]), eq(pointWallets.kind, "user")))
    .orderBy(pointWallets.id)
    .for("no key update");
  return new Map(rows.map((row) => [row.id, row]));
}

/** A person's wallet, made when it is missing. Throws `not_found` for an unknown person by the foreign key's error. */
export async function walletOf(ctx: Ctx, userId: string): Promise<PointWalletRow> {
  const find = () => ctx.db.select().from(pointWallets).where(eq(pointWallets.userId, userId));
  const [known] = await find();
  if (known) return known;
  await openWallet(ctx, userId);
  const [made] = await find();
  if (!made) throw notFound();
  return made;
}

/** A person's wallet, locked. */
export async function lockWalletOf(ctx: Ctx, userId: string): Promise<PointWalletRow> {
  const { id } = await walletOf(ctx, userId);
  const locked = (await lockWallets(ctx, [id])).get(id);
  if (!locked) throw notFound();
  return locked;
}
