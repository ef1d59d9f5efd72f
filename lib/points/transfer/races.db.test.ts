import { sql } from "drizzle-orm";
import pg from "pg";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { db, pool } from "../../core/db";
import { env } from "../../core/env";
import { uuidv7 } from "../../core/ids";
import { testCtx } from "../../core/testing/ctx";
import { countBook } from "../proof/count";
import { asHigherDomain, balanceOf, type Member, member, outcomes } from "../testing";
import { SYSTEM_WALLETS } from "../wallet/model";
import { post } from "./post";

beforeAll(asHigherDomain);

/** A transfer between two people, as any command of a higher domain would cause it. */
const move = (from: string, to: string, amount = 1, key = uuidv7()) =>
  inTx(testCtx(), (tx) => post(tx, { kind: "gift", from, to, amount, key }));

let a: Member;
let b: Member;
beforeEach(async () => {
  [a, b] = [await member(600), await member(600)];
});

test("1,000 parallel spends of 1 from 600: 600 succeed, 400 are refused, nothing is left", async () => {
  const spends = Array.from({ length: 1000 }, () => () => move(a.walletId, SYSTEM_WALLETS.sink));
  expect(await outcomes(spends)).toEqual({ ok: 600, conflict: 400 });
  expect(await balanceOf(a.walletId)).toBe(0);
  expect((await countBook()).differences).toEqual([]);
  await expect(move(a.walletId, b.walletId, 60)).rejects.toMatchObject({
    params: { balance: 0, amount: 60 },
  });
});

test("500 transfers each way at once lose nothing and lock nobody out", async () => {
  const both = Array.from({ length: 500 }, () => [
    () => move(a.walletId, b.walletId),
    () => move(b.walletId, a.walletId),
  ]).flat();
  const { ok = 0, ...refused } = await outcomes(both);
  // Only an empty wallet may refuse, and 600 are enough for both.
  expect(refused).toEqual({});
  expect(ok).toBe(1000);
  expect([await balanceOf(a.walletId), await balanceOf(b.walletId)]).toEqual([600, 600]);
});

test("the same key 50 times at once moves once and answers alike", async () => {
  const key = uuidv7();
  const answers = await Promise.all(Array.from({ length: 50 }, () => move(a.walletId, b.walletId, 7, key)));
  expect(new Set(answers.map((answer) => answer.transfer.id)).size).toBe(1);
  expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
  expect(await balanceOf(b.walletId)).toBe(607);
  await expect(move(a.walletId, b.walletId, 8, key)).rejects.toMatchObject({
    code: "invalid",
    messageKey: "points.errors.keyReused",
  });
  await expect(move(b.walletId, a.walletId, 7, key)).rejects.toMatchObject({ code: "invalid" });
});

test("a statement never goes back in time and ends with the balance", async () => {
  await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      i % 2 ? move(a.walletId, b.walletId) : move(b.walletId, a.walletId, 2),
    ),
  );
  const { rows } = await db().execute<{ wrong: string; last: string }>(sql`
    with lines as (
      select *, lag(created_at) over w as before, lag(balance_after, 1, 0) over w as balance_before
      from point_movements where wallet_id = ${a.walletId} window w as (order by seq))
    select count(*) filter (where before > created_at or balance_before + amount <> balance_after) as wrong,
      (select balance_after from lines order by seq desc limit 1) as last from lines`);
  expect(rows[0]).toEqual({ wrong: "0", last: String(await balanceOf(a.walletId)) });
});

test("backends killed during transfers leave each one whole or absent", async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => member(500)));
  const killer = new pg.Client({ connectionString: env().DATABASE_URL });
  await killer.connect();
  let [killed, running, next] = [0, true, 0];
  const killing = (async () => {
    while (running) {
      await new Promise((resolve) => setTimeout(resolve, 12));
      const { rowCount } = await killer.query(`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'guildhall' and pid <> pg_backend_pid()
        order by random() limit 3`);
      killed += rowCount ?? 0;
    }
  })();
  const done: string[] = [];
  let failures = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (killed < 1000) {
        const n = next++;
        const [from, to] = [people[n % 12], people[(n * 7 + 5) % 12]] as [Member, Member];
        if (from === to) continue;
        const key = `kill:${n}`;
        await move(from.walletId, to.walletId, 1 + (n % 3), key).then(
          () => done.push(key),
          () => failures++,
        );
      }
    }),
  );
  running = false;
  await killing;
  await killer.end();
  expect(killed).toBeGreaterThanOrEqual(1000);
  expect(failures).toBeGreaterThan(0);
  expect(done.length).toBeGreaterThan(0);

  const { rows } = await pool().query<{ key: string }>(
    "select key from point_transfers where key like 'kill:%'",
  );
  const happened = new Set(rows.map((row) => row.key));
  expect(done.filter((key) => !happened.has(key))).toEqual([]);
  const balances = await Promise.all(people.map((p) => balanceOf(p.walletId)));
  expect(balances.reduce((sum, n) => sum + n, 0)).toBe(12 * 500);
  expect((await countBook()).differences).toEqual([]);
}, 300_000);
