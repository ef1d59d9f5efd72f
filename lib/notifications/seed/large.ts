import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { transaction } from "../../core/db";

const STEP = 250_000;

/**
 * Adds three years of notifications of 50,000 people, most of them read, and the mails that went with them. A second
 * run adds nothing.
 */
export async function seedVolume(
  ctx: Ctx,
  say: (line: string) => void,
  { told, mails }: { told: number; mails: number } = { told: 5_000_000, mails: 2_000_000 },
): Promise<void> {
  const { rows } = await ctx.db.execute(
    sql`select 1 from notifications where dedupe_key like 'large:%' limit 1`,
  );
  if (rows.length) return;
  await transaction(async (db) => {
    const run = (statement: ReturnType<typeof sql>) => db.execute(statement);
    await run(sql`set local statement_timeout = '30min'`);
    await run(sql`
      create temporary table large_people on commit drop as
      select (row_number() over (order by id))::int - 1 as n, id, email from users where username ~ '^st[0-9]{6}$'`);
    const counted = await db.execute<{ n: number }>(sql`select count(*)::int as n from large_people`);
    const people = counted.rows[0]?.n ?? 0;
    if (!people) return;
    await run(sql`create unique index on large_people (n)`);
    await run(sql`analyze large_people`);
    for (let from = 0; from < told; from += STEP)
      await run(sql`
        insert into notifications (id, user_id, notice, notification_type, subject, message, priority, link,
          dedupe_key, read_at, archived_at, created_at, updated_at)
        select md5('notification' || g.n)::uuid, p.id,
          (array['points.earned','skills.endorsed','skills.proven','points.gift'])[1 + (g.n / ${people}::int + p.n) % 4],
          (array['points_update','skill_update','skill_update','points_update'])[1 + (g.n / ${people}::int + p.n) % 4],
          'News number ' || g.n, 'Something happened in the workshop.', 'normal', '/account',
          'large:' || g.n, case when (g.n / ${people}::int + p.n) % 20 = 0 then null else g.at + interval '1 day' end,
          case when g.n % 9 = 0 then g.at + interval '2 days' end, g.at, g.at
        from (select n, now() - interval '1095 days' * (1 - n::float8 / ${told}) as at
          from generate_series(${from}::int, ${Math.min(from + STEP, told) - 1}::int) n) g
        join large_people p on p.n = (g.n::bigint * 7919 % ${people}::bigint)::int`);
    say(`${told} notifications`);
    for (let from = 0; from < mails; from += STEP)
      await run(sql`
        insert into notification_deliveries (id, notification_id, user_id, channel, recipient, category, status,
          scheduled_at, attempt_count, sent_at, provider, dedupe_key, created_at, updated_at)
        select md5('delivery' || g.n)::uuid, md5('notification' || g.n)::uuid, p.id, 'email', p.email, 'points.earned',
          (case when g.n % 50 = 0 then 'failed' else 'delivered' end)::delivery_status, g.at, 1, g.at, 'smtp',
          'large:' || g.n, g.at, g.at
        from (select n, now() - interval '1095 days' * (1 - n::float8 / ${told}) as at
          from generate_series(${from}::int, ${Math.min(from + STEP, mails) - 1}::int) n) g
        join large_people p on p.n = (g.n::bigint * 7919 % ${people}::bigint)::int`);
    say(`${mails} mails`);
  });
  await ctx.db.execute(sql`vacuum analyze notifications`).catch(() => undefined);
  await ctx.db.execute(sql`analyze notifications, notification_deliveries`);
}
