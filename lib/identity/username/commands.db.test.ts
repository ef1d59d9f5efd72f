import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { insertPerson } from "../account/create";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { actorOf, asPerson, makePerson, outcome } from "../testing/people";
import { changeUsername, nextUsernameChange } from "./commands";

let serial = 0;
const fresh = () => `name${process.pid % 10_000}x${serial++}`.padEnd(8, "0");
const nameOf = async (id: string) =>
  (await db().select({ username: users.username }).from(users).where(eq(users.id, id)))[0]?.username;
const age = (userId: string, days: number) =>
  db()
    .update(oneTimeTokens)
    .set({ createdAt: sql`now() - make_interval(days => ${days})` })
    .where(eq(oneTimeTokens.userId, userId));

describe("a username", () => {
  test("is changed by its owner, and the old one rests for a year", async () => {
    const [a, b] = [await asPerson(), await asPerson()];
    const [old, next] = [a.user.username, fresh()];
    expect(await outcome(() => changeUsername(testCtx(), { username: next }))).toBe("unauthenticated");
    await changeUsername(a.ctx, { username: next });
    expect(await nameOf(a.user.id)).toBe(next);
    expect(await outcome(() => changeUsername(b.ctx, { username: old.toUpperCase() }))).toBe("conflict");
    expect(await outcome(() => changeUsername(a.ctx, { username: fresh() }))).toBe("conflict");
    const newcomer = { email: `new.${old}@example.test`, username: old, terms: true };
    expect(
      await outcome(() => inTx(testCtx(), (tx) => insertPerson(tx, newcomer, "-", { status: "active" }))),
    ).toBe("conflict");
    expect((await nextUsernameChange(a.ctx))?.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);

    await age(a.user.id, 31);
    await changeUsername(a.ctx, { username: old });
    expect(await nameOf(a.user.id)).toBe(old);
    await db()
      .update(oneTimeTokens)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(oneTimeTokens.userId, a.user.id));
    expect(await outcome(() => changeUsername(b.ctx, { username: next }))).toBe("ok");
  });

  test("in other letter case is no change", async () => {
    const { user, ctx } = await asPerson();
    await changeUsername(ctx, { username: user.username.toUpperCase() });
    expect(await nameOf(user.id)).toBe(user.username.toUpperCase());
    expect(await nextUsernameChange(ctx)).toBeNull();
  });

  test("wanted by ten at once is had by one", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson()));
    const username = fresh();
    const answers = await Promise.all(
      people.map(async (user) => {
        try {
          return await outcome(() => changeUsername(testCtx(actorOf(user)), { username }));
        } catch {
          return "constraint";
        }
      }),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    const bearers = await db().select().from(users).where(eq(users.username, username));
    expect(bearers).toHaveLength(1);
  });

  test("given up and wanted at the same moment goes to nobody else", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await asPerson(), await asPerson()];
      const old = a.user.username;
      await Promise.allSettled([
        changeUsername(a.ctx, { username: fresh() }),
        changeUsername(b.ctx, { username: old }),
      ]);
      expect(await nameOf(b.user.id)).toBe(b.user.username);
    }
  });
});
