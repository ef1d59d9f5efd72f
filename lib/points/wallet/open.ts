import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { users } from "../../identity/schema/users";
import { pointWallets } from "../schema/point-wallets";

/** Makes people's wallets in the caller's transaction; one that is there already stays as it is. */
export async function openWallets(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  if (!userIds.length) return;
  await ctx.db
    .insert(pointWallets)
    .values(userIds.map((userId) => ({ userId })))
    .onConflictDoNothing({ target: pointWallets.userId });
}

/** Makes one person's wallet; see `openWallets`. */
export const openWallet = (ctx: Ctx, userId: string): Promise<void> => openWallets(ctx, [userId]);

/** Makes the wallets that accounts lack, whatever way they came into the database. Answers how many. */
export async function openMissingWallets(ctx: Ctx): Promise<number> {
  const made = await ctx.db.execute(sql`
    insert into ${pointWallets} (id, user_id, created_at)
    select gen_random_uuid(), u.id, u.created_at from ${users} u
    where u.erased_at is null and not exists (select 1 from ${pointWallets} w where w.user_id = u.id)
    on conflict (user_id) do nothing`);
  return made.rowCount ?? 0;
}
