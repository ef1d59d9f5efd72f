import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { inTx } from "./ctx";
import { pool } from "./db";
import { DEAD_QUEUE, discard, enqueue, job, redrive, startJobs, stopJobs } from "./jobs";
import { domains, registerDomains } from "./registry";
import { testCtx } from "./testing/ctx";

const seen: string[] = [];
let failures = 0;

const Payload = z.object({ id: z.string() });
const before = domains();

beforeAll(() => {
  const jobs = [
    job("test.note", Payload, async (_ctx, { id }) => void seen.push(id)),
    job(
      "test.flaky",
      Payload,
      async (_ctx, { id }) => {
        if (failures-- > 0) throw new Error("not yet");
        seen.push(id);
      },
      { retry: { retryLimit: 1, retryDelay: 1, retryDelayMax: 1 } },
    ),
  ];
  registerDomains([{ name: "test", messages: {}, jobs }]);
});

afterAll(async () => {
  await stopJobs();
  registerDomains(before);
});

const dead = async () =>
  (await pool().query("select id, data, source_name from pgboss.job where name = $1", [DEAD_QUEUE])).rows;

test("a job of a rolled-back transaction does not exist", async () => {
  const ctx = testCtx();
  await expect(
    inTx(ctx, async (tx) => {
      await enqueue(tx, "test.note", { id: "lost" });
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  await inTx(ctx, (tx) => enqueue(tx, "test.note", { id: "kept" }));
  const { rows } = await pool().query("select data->>'id' as id from pgboss.job where name = 'test.note'");
  expect(rows).toEqual([{ id: "kept" }]);
});

test("a waiting job stands for others of its key; jobs without key stand for themselves", async () => {
  const ctx = testCtx();
  for (const id of ["one", "two"]) await enqueue(ctx, "test.note", { id }, { key: "same" });
  for (const id of ["three", "four"]) await enqueue(ctx, "test.note", { id });
  const { rows } = await pool().query(
    "select data->>'id' as id from pgboss.job where name = 'test.note' order by 1",
  );
  expect(rows.map((r) => r.id)).toEqual(["four", "kept", "one", "three"]);
  const four = await pool().query("select id from pgboss.job where data->>'id' = 'four'");
  await discard(ctx, "test.note", [four.rows[0].id]);
});

test("unknown names and payloads that break the schema are refused", async () => {
  await expect(enqueue(testCtx(), "test.absent", {})).rejects.toThrow("No domain declares");
  await expect(enqueue(testCtx(), "test.note", { id: 7 })).rejects.toThrow();
});

test("the runner works, retries, and gives up into the dead queue, from where jobs come back", async () => {
  failures = 1;
  await enqueue(testCtx(), "test.flaky", { id: "second try" });
  await startJobs();
  await vi.waitFor(() => expect(seen.toSorted()).toEqual(["kept", "one", "second try", "three"]), 15_000);

  failures = 2;
  await enqueue(testCtx(), "test.flaky", { id: "third try" });
  await vi.waitFor(async () => expect(await dead()).toHaveLength(1), 15_000);
  expect(seen).not.toContain("third try");
  const [entry] = await dead();
  expect(entry).toMatchObject({ data: { id: "third try" }, source_name: "test.flaky" });
  expect(await redrive(testCtx(), [entry.id])).toBe(1);
  await vi.waitFor(() => expect(seen).toContain("third try"), 15_000);
});
