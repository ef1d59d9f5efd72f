import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { transaction } from "../../core/db";
import { SYSTEM_WALLETS } from "../wallet/model";

const { issuance, holding, sink } = SYSTEM_WALLETS;
const TRANSFERS = 2_000_000;
/** Every twentieth transfer is of one wallet, whose statement thereby has a hundred thousand lines. */
const LONG_EVERY = 20;
const HOLDS = 20_000;

/**
 * Adds three years of points: two million transfers, twenty thousand open holds, one wallet with a hundred thousand
 * lines. Each wallet earns and spends in turn, so no balance falls below zero. A second run adds nothing.
 */
export async function seedVolume(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const { rows } = await ctx.db.execute(sql`select 1 from point_transfers where key like 'large:%' limit 1`);
  if (rows.length) return;
  await transaction(async (db) => {
    const run = (statement: ReturnType<typeof sql>) => db.execute(statement);
    await run(sql`set local statement_timeout = '20min'`);
    await run(sql`
      create temporary table large_people on commit drop as
      select (row_number() over (order by w.id))::int - 1 as n, w.id as wallet
      from point_wallets w join users u on u.id = w.user_id
      where u.username ~ '^st[0-9]{6}$' and w.balance = 0 and w.status = 'open'`);
    const counted = await db.execute<{ n: number }>(sql`select count(*)::int as n from large_people`);
    const others = (counted.rows[0]?.n ?? 0) - 1;
    if (others < 1) return;
    await run(sql`analyze large_people`);
    await run(sql`
      create temporary table large_plan on commit drop as
      select n, wallet, turn % 2 = 0 as spends,
        now() - interval '3 years' + interval '1094 days' * (n::float8 / ${TRANSFERS}) as at,
        md5('large' || n)::uuid as id
      from (
        select t.n, p.wallet, row_number() over (partition by p.wallet order by t.n) as turn
        from (select n, case when n % ${LONG_EVERY}::int = 0 then 0 else 1 + n % ${others}::int end as person
          from generate_series(0, ${TRANSFERS - 1}::int) g (n)) t
        join large_people p on p.n = t.person) turns`);
    // The rows are right as they are made; six million checks at commit would hold all of them in memory.
    await run(sql`alter table point_transfers disable trigger user`);
    await run(sql`alter table point_movements disable trigger user`);
    await run(sql`
      insert into point_transfers (id, kind, from_wallet_id, to_wallet_id, amount, key, rule_id, source_kind, source_id, reason, created_at)
      select p.id, (case when spends then 'adjustment' else 'earn' end)::point_transfer_kind,
        case when spends then wallet else ${issuance}::uuid end, case when spends then ${sink}::uuid else wallet end,
        10, 'large:' || n, case when spends then null else r.id end, case when spends then null else r.event_key end,
        case when spends then null else p.id end, case when spends then 'A place at an event' end, at
      from large_plan p cross join (select id, event_key from point_rules where event_key = 'campus.event_attended') r
      order by n`);
    say("2,000,000 transfers");
    await run(sql`
      insert into point_movements (transfer_id, wallet_id, kind, amount, balance_after, created_at)
      select t.id, s.wallet_id, t.kind, s.amount, s.balance, t.created_at
      from large_plan p join point_transfers t on t.id = p.id
      cross join lateral (values
        (t.from_wallet_id, -t.amount::bigint, case when p.spends then 0::bigint end),
        (t.to_wallet_id, t.amount::bigint, case when p.spends then null else t.amount::bigint end)
      ) s (wallet_id, amount, balance)
      order by p.n`);
    await run(sql`
      update point_wallets w set balance = m.sum, updated_at = m.at, created_at = m.first
      from (select wallet, sum(case when spends then -10 else 10 end) as sum, max(at) as at, min(at) as first
        from large_plan group by wallet) m
      where m.wallet = w.id`);
    say("4,000,000 movements");
    await holds(run);
    await run(sql`alter table point_transfers enable trigger user`);
    await run(sql`alter table point_movements enable trigger user`);
  });
  await ctx.db.execute(sql`analyze point_transfers, point_movements, point_wallets, point_holds`);
  say("20,000 holds");
}

/** Gives each of the first wallets ten points more and holds five of them. */
async function holds(run: (statement: ReturnType<typeof sql>) => Promise<unknown>): Promise<void> {
  await run(sql`
    create temporary table large_holds on commit drop as
    select row_number() over (order by id) as n, id as wallet, balance, md5('hold' || id)::uuid as hold, now() as at
    from point_wallets where id in (select wallet from large_plan) order by id limit ${HOLDS}`);
  await run(sql`
    insert into point_holds (id, wallet_id, amount, source_kind, source_id, reason, expires_at, created_at)
    select hold, wallet, 5, 'mentoring.session', hold, 'An hour with a mentor', at + interval '30 days', at from large_holds`);
  await run(sql`
    insert into point_transfers (id, kind, from_wallet_id, to_wallet_id, amount, key, hold_id, source_kind, source_id, reason, created_at)
    select md5('given' || hold)::uuid, 'adjustment'::point_transfer_kind, ${issuance}::uuid, wallet, 10, 'large:given:' || hold, null::uuid, null, null::uuid, 'Welcome', at
    from large_holds union all
    select md5('held' || hold)::uuid, 'hold'::point_transfer_kind, wallet, ${holding}::uuid, 5, 'large:held:' || hold, hold, 'mentoring.session', hold, 'An hour with a mentor', at
    from large_holds`);
  await run(sql`
    insert into point_movements (transfer_id, wallet_id, kind, amount, balance_after, created_at)
    select * from (
      select md5('given' || hold)::uuid, s.wallet, 'adjustment'::point_transfer_kind, s.amount, s.after, at from large_holds h
      cross join lateral (values (${issuance}::uuid, -10, null::bigint), (h.wallet, 10, h.balance + 10)) s (wallet, amount, after)
    ) given`);
  await run(sql`
    insert into point_movements (transfer_id, wallet_id, kind, amount, balance_after, created_at)
    select md5('held' || hold)::uuid, s.wallet, 'hold'::point_transfer_kind, s.amount, s.after, at from large_holds h
    cross join lateral (values (h.wallet, -5, h.balance + 5), (${holding}::uuid, 5, null::bigint)) s (wallet, amount, after)`);
  await run(sql`
    update point_wallets w set balance = w.balance + 5, updated_at = h.at from large_holds h where h.wallet = w.id`);
}
