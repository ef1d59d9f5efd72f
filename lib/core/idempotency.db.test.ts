import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { pool } from "./db";
import { isAppError } from "./errors";
import { once } from "./idempotency";
import { testCtx, testPerson } from "./testing/ctx";

const ada = testPerson();
const request = { key: "k-1", method: "POST", path: "/api/v1/things", body: { a: 1, b: [2] } };
let effects = 0;

beforeAll(async () => {
  await pool().query("create table effects (n serial)");
});

const create = (parts: Partial<typeof request> = {}, actor = ada) =>
  once(testCtx(actor), { ...request, ...parts }, async (ctx) => {
    effects++;
    const { rows } = await ctx.db.execute<{ n: number }>(sql`insert into effects default values returning n`);
    return { status: 201, body: { n: rows[0]?.n } };
  });

test("50 equal requests have one effect and 50 equal replies", async () => {
  const replies = await Promise.all(Array.from({ length: 50 }, () => create()));
  expect(effects).toBe(1);
  for (const reply of replies) expect(reply).toMatchObject({ status: 201, body: { n: 1 } });
  expect(replies.filter((reply) => !reply.repeated)).toHaveLength(1);
  expect(await create({ body: { b: [2], a: 1 } })).toMatchObject({ repeated: true });
});

test("another body, path or method under the same key is refused; another person's key is another key", async () => {
  for (const parts of [{ body: { a: 2, b: [2] } }, { path: "/api/v1/others" }, { method: "PUT" }]) {
    const refusal = await create(parts).catch((error: unknown) => error);
    expect(isAppError(refusal) && refusal.messageKey).toBe("errors.idempotency.reused");
  }
  expect(await create({}, testPerson())).toMatchObject({ body: { n: 2 }, repeated: false });
});

test("a failed command leaves no key", async () => {
  const failing = () =>
    once(testCtx(ada), { ...request, key: "k-2" }, async () => {
      throw new Error("broken");
    });
  await expect(failing()).rejects.toThrow("broken");
  expect(await create({ key: "k-2" })).toMatchObject({ status: 201, repeated: false });
});

test("a key that is over counts as new; a key of strange characters is refused", async () => {
  await pool().query(
    "update idempotency_keys set expires_at = now() - interval '1 minute' where key = 'k-1'",
  );
  expect(await create()).toMatchObject({ repeated: false });
  await expect(create({ key: "käse" })).rejects.toThrow("errors.idempotency.key");
});
