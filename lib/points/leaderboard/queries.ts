import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { isVisible, type Visibility } from "../../identity/person/model";
import { users } from "../../identity/schema/users";
import { pointTransfers } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { monthBounds, monthOf } from "../statement/month";
import { LEADERS, type Leader } from "./model";

/**
 * Who earned the most points this month among those who want to be shown: what rules paid and nobody took back, never
 * balances, gifts or what a manager gave.
 */
export async function leadersOf(ctx: Ctx, now: Date, zone: string): Promise<Leader[]> {
  const { start } = monthBounds(monthOf(now, zone), zone);
  const { rows } = await ctx.db.execute<{
    id: string;
    name: string;
    username: string;
    visibility: Visibility;
    points: string;
  }>(sql`
    select u.id, coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username::text) as name, u.username,
      u.profile_visibility as visibility, sum(t.amount - coalesce(whole.amount, part.amount, 0)) as points
    from ${pointWallets} w
    join ${users} u on u.id = w.user_id and u.status = 'active' and u.erased_at is null
    join ${pointTransfers} t on t.to_wallet_id = w.id and t.kind = 'earn' and t.created_at >= ${start.toISOString()}
    left join ${pointTransfers} whole on whole.reverses_id = t.id
    left join ${pointTransfers} part on part.key = 'unearn:' || t.id
    where w.on_leaderboard and w.status = 'open'
    group by u.id having sum(t.amount - coalesce(whole.amount, part.amount, 0)) > 0
    order by points desc, max(t.created_at), u.id limit ${LEADERS}`);
  return rows.map((row) => ({
    userId: row.id,
    name: row.name,
    username: isVisible({ visibility: row.visibility, status: "active" }, "visitor") ? row.username : null,
    points: Number(row.points),
  }));
}
