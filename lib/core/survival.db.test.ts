import { sql } from "drizzle-orm";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { verifyAudit } from "./audit";
import { inTx } from "./ctx";
import { db, pool } from "./db";
import { env } from "./env";
import { testCtx } from "./testing/ctx";

const ACCOUNTS = 20;
const START = 500;

beforeAll(async () => {
  await pool().query("create table accounts (id int primary key, amount int not null check (amount >= 0))");
  await pool().query("create table transfers (id int primary key)");
  await pool().query("insert into accounts select n, $1 from generate_series(1, $2) n", [START, ACCOUNTS]);
});

/** One transfer in the shape of a command: several statements with pauses, an audit entry at the end. */
const transfer = (n: number) =>
  inTx(testCtx(), async (ctx) => {
    const from = 1 + (n % ACCOUNTS);
    const to = 1 + ((n * 7 + 3) % ACCOUNTS);
    await ctx.db.execute(sql`update accounts set amount = amount - 1 where id = ${from}`);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 6));
    await ctx.db.execute(sql`update accounts set amount = amount + 1 where id = ${to}`);
    await ctx.db.execute(sql`insert into transfers values (${n})`);
    ctx.audit({ action: "test.transfer", targetId: String(n) });
  });

test("backends killed under load lose no sum, wedge no pool, break no chain", async () => {
  const killer = new pg.Client({ connectionString: env().DATABASE_URL });
  await killer.connect();
  let killed = 0;
  let running = true;
  const killing = (async () => {
    while (running) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      const { rowCount } = await killer.query(`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'guildhall' and pid <> pg_backend_pid()
        order by random() limit 2`);
      killed += rowCount ?? 0;
    }
  })();
  const done: number[] = [];
  const unsure: number[] = [];
  let next = 0;
  const until = Date.now() + 6_000;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (Date.now() < until) {
        const n = next++;
        await transfer(n).then(
          () => done.push(n),
          () => unsure.push(n),
        );
      }
    }),
  );
  running = false;
  await killing;
  await killer.end();

  expect(killed).toBeGreaterThan(50);
  expect(unsure.length).toBeGreaterThan(0);
  const sum = await pool().query("select sum(amount)::int as sum from accounts");
  expect(sum.rows[0].sum).toBe(ACCOUNTS * START);
  // All that were acknowledged happened. Of the others, only those whose COMMIT was cut off may have.
  const happened = new Set(
    (await pool().query("select id from transfers")).rows.map((row) => row.id as number),
  );
  expect(done.filter((n) => !happened.has(n))).toEqual([]);
  const audited = await pool().query("select target_id from audit_logs where action = 'test.transfer'");
  expect(audited.rows.map((row) => Number(row.target_id)).toSorted((a, b) => a - b)).toEqual(
    [...happened].toSorted((a, b) => a - b),
  );
  expect((await verifyAudit(db())).brokenAt).toBeNull();
  const after = await Promise.all(
    Array.from({ length: 40 }, (_, n) => transfer(1_000_000 + n).then(() => 1)),
  );
  expect(after).toHaveLength(40);
  expect(pool().totalCount).toBeLessThanOrEqual(env().DATABASE_POOL);
});
