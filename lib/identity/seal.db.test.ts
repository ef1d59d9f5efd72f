import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "../core/db";
import { testCtx } from "../core/testing/ctx";
import { users } from "./schema/users";
import { open, seal } from "./seal";
import { makePerson } from "./testing/people";

const ctx = testCtx();

test("what is sealed opens for its person and place, until the key is destroyed", async () => {
  const [one, other] = [await makePerson(), await makePerson()];
  const sealed = await seal(ctx, one.id, "12 March 1990", "student_profiles.date_of_birth");
  expect((await open(ctx, one.id, sealed, "student_profiles.date_of_birth"))?.toString()).toBe(
    "12 March 1990",
  );
  await expect(open(ctx, one.id, sealed, "student_profiles.address")).rejects.toThrow();
  await expect(open(ctx, other.id, sealed, "student_profiles.date_of_birth")).rejects.toThrow();
  await db()
    .update(users)
    .set({ dataKey: null, erasedAt: new Date(), passwordHash: null, phoneNumber: null, bio: null })
    .where(eq(users.id, one.id));
  expect(await open(ctx, one.id, sealed, "student_profiles.date_of_birth")).toBe(null);
  await expect(seal(ctx, one.id, "again", "x")).rejects.toThrow();
});

test("twenty first seals at once agree on one key", async () => {
  const { id } = await makePerson();
  const sealed = await Promise.all(
    Array.from({ length: 20 }, (_, i) => seal(testCtx(), id, `text ${i}`, "p")),
  );
  const texts = await Promise.all(sealed.map(async (s) => (await open(ctx, id, s, "p"))?.toString()));
  expect(texts).toEqual(sealed.map((_, i) => `text ${i}`));
});
