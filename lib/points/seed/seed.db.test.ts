import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { seedPeople } from "../../identity/seed/demo";
import { countBook } from "../proof/count";
import { seedPoints } from "../seed";

test("the demo's book agrees, shows every kind and state, and is loaded once", async () => {
  const ctx = testCtx({ kind: "job", name: "system.seed" });
  await seedPeople(ctx);
  const load = () => seedPoints({ ctx, scale: "demo", say: () => undefined });
  await load();
  const first = await countBook();
  await load();
  expect(await countBook()).toEqual(first);
  expect(first.differences).toEqual([]);
  const { rows } = await db().execute<{ kind: string; n: number }>(
    sql`select kind, count(*)::int as n from point_transfers group by kind`,
  );
  const of = Object.fromEntries(rows.map((row) => [row.kind, row.n]));
  expect(of).toMatchObject({ earn: 300, adjustment: 2, reversal: 1, hold: 6, capture: 2, release: 2 });
  expect(of.gift).toBeGreaterThan(15);
});
