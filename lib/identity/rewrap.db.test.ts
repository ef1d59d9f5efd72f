import { eq } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { db } from "../core/db";
import { countOutdated, rewrap } from "../core/rewrap";
import { dropSingle } from "../core/single";
import { testCtx } from "../core/testing/ctx";
import { currentKeyId, wrappedBy } from "../core/wrapping";
import { users } from "./schema/users";
import { open, seal } from "./seal";
import { makePerson } from "./testing/people";

const ctx = testCtx();
const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
function configure(keys: string): void {
  vi.stubEnv("ENCRYPTION_KEYS", keys);
  dropSingle("env");
  dropSingle("encryption-keys");
}
afterAll(() => dropSingle("encryption-keys"));

test("keys are rotated while people seal and open", async () => {
  configure(`dev1:${key(1)}`);
  const people = await Promise.all(Array.from({ length: 30 }, () => makePerson()));
  const sealed = new Map<string, Buffer>();
  for (const { id } of people.slice(0, 20)) sealed.set(id, await seal(ctx, id, `secret of ${id}`, "p"));
  configure(`dev2:${key(2)},dev1:${key(1)}`);
  expect(await countOutdated(ctx)).toBe(20);

  // New people are sealed, and known ones opened, at the very time.
  const traffic = people.map(async ({ id }) => {
    const known = sealed.get(id);
    if (known) expect((await open(testCtx(), id, known, "p"))?.toString()).toBe(`secret of ${id}`);
    else sealed.set(id, await seal(testCtx(), id, `secret of ${id}`, "p"));
  });
  const [moved] = await Promise.all([rewrap(testCtx(), 3), rewrap(testCtx(), 7), ...traffic]);
  expect(moved).toBeLessThanOrEqual(20);
  expect(await countOutdated(ctx)).toBe(0);
  expect(await rewrap(ctx)).toBe(0);

  // The old key may go.
  configure(`dev2:${key(2)}`);
  expect(currentKeyId()).toBe("dev2");
  for (const { id } of people) {
    const [row] = await db().select({ key: users.dataKey }).from(users).where(eq(users.id, id));
    expect(wrappedBy(row?.key as Buffer)).toBe("dev2");
    expect((await open(ctx, id, sealed.get(id) as Buffer, "p"))?.toString()).toBe(`secret of ${id}`);
  }
});

test("bytes that no key opens keep no others from the new key, and the job says so", async () => {
  configure(`dev1:${key(1)}`);
  const people = await Promise.all(Array.from({ length: 3 }, () => makePerson()));
  for (const { id } of people) await seal(ctx, id, "secret", "p");
  const [broken, ...sound] = people.map(({ id }) => id).sort() as [string, ...string[]];
  const keyOf = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0]?.dataKey;
  const bytes = Buffer.from((await keyOf(broken)) as Buffer);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await db().update(users).set({ dataKey: bytes }).where(eq(users.id, broken));
  configure(`dev3:${key(3)},dev1:${key(1)}`);
  await expect(rewrap(ctx, 1)).rejects.toThrow("1 row");
  for (const id of sound) expect(wrappedBy((await keyOf(id)) as Buffer)).toBe("dev3");
  expect(await keyOf(broken)).toEqual(bytes);
  expect(await countOutdated(ctx)).toBeGreaterThan(0);
});
