import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { expect, test } from "vitest";
import { inTx } from "./ctx";
import { pool } from "./db";
import { env } from "./env";
import { isAppError } from "./errors";
import { limit, take } from "./limits";
import { dropSingle, single } from "./single";
import { testCtx } from "./testing/ctx";

const FIVE = { capacity: 5, perSeconds: 3600 };

test("of 50 requests at once through two pools, a bucket of 5 lets 5 pass", async () => {
  const first = pool();
  await first.query("select 1");
  const second = new pg.Pool({ connectionString: env().DATABASE_URL, max: 10 });
  try {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        dropSingle("drizzle");
        single("drizzle", () => drizzle(i % 2 ? first : second));
        return take("test:fifty", FIVE);
      }),
    );
    expect(answers.filter((seconds) => seconds === 0)).toHaveLength(5);
    for (const seconds of answers) expect(seconds === 0 || (seconds > 600 && seconds <= 720)).toBe(true);
  } finally {
    dropSingle("drizzle");
    await second.end();
  }
});

test("tokens come back with time", async () => {
  for (let i = 0; i < 5; i++) expect(await take("test:refill", FIVE)).toBe(0);
  expect(await take("test:refill", FIVE)).toBeGreaterThan(0);
  await pool().query("update rate_limits set refilled_at = refilled_at - interval '720 seconds'");
  expect(await take("test:refill", FIVE)).toBe(0);
  expect(await take("test:refill", FIVE)).toBeGreaterThan(0);
});

test("a refusal says how long to wait; names of people are not stored", async () => {
  const ctx = testCtx();
  const once = { capacity: 1, perSeconds: 40 };
  await limit(ctx, "test:ada@example.test", once);
  const refusal = await limit(ctx, "test:ada@example.test", once).catch((error: unknown) => error);
  expect(isAppError(refusal) && refusal.params.seconds).toBe(40);
  const { rows } = await pool().query("select bucket from rate_limits where bucket like '%ada%'");
  expect(rows).toEqual([]);
  await expect(inTx(ctx, (tx) => limit(tx, "test:x", once))).rejects.toThrow("before the transaction");
});
