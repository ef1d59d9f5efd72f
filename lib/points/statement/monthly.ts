import { sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { port } from "../../core/ports";
import { notificationPreferences } from "../../notifications/schema/preferences";
import { STATEMENT_TYPE } from "../notices";
import { pointMovements } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { monthBefore, monthBounds } from "./month";

/** People told in one transaction. */
const BATCH = 200;

/**
 * Sends last month's statement to everybody who asked for it and whose points moved in that month. Repeating it tells
 * nobody twice. Answers how many were told.
 */
export async function sendStatements(ctx: Ctx, now = new Date()): Promise<number> {
  const zone = await ctx.setting<string>("general.time_zone");
  const month = monthBefore(now, zone);
  const { start, end } = monthBounds(month, zone);
  const span = sql`m.created_at >= ${start.toISOString()} and m.created_at < ${end.toISOString()}`;
  let told = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await ctx.db.execute<Record<"id" | "came" | "went" | "balance", string>>(sql`
      select w.user_id as id, s.came, s.went,
        (select m.balance_after from ${pointMovements} m where m.wallet_id = w.id and m.seq = s.last) as balance
      from ${notificationPreferences} p
      join ${pointWallets} w on w.user_id = p.user_id and w.status <> 'closed'
      cross join lateral (
        select coalesce(sum(m.amount) filter (where m.amount > 0), 0) as came,
          -coalesce(sum(m.amount) filter (where m.amount < 0), 0) as went, max(m.seq) as last
        from ${pointMovements} m where m.wallet_id = w.id and ${span}) s
      where jsonb_path_exists(p.type_preferences -> ${STATEMENT_TYPE}::text, '$.* ? (@ == true)')
        and s.last is not null and w.user_id > ${after}
      order by w.user_id limit ${BATCH}`);
    await inTx(ctx, async (tx) => {
      for (const row of rows)
        await port("notify")(
          tx,
          "points.statement",
          [row.id],
          {
            // The middle of the month is in it, whatever the reader's zone.
            month: new Date(start.getTime() + 15 * 86_400_000),
            came: Number(row.came),
            went: Number(row.went),
            balance: Number(row.balance),
          },
          {
            dedupe: `points.statement:${month}`,
            entity: { type: "points.statement", id: row.id },
            link: `/account/points?month=${month}`,
          },
        );
    });
    told += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return told;
    after = last.id;
  }
}
