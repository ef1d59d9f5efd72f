import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, makeCtx } from "../../core/ctx";
import { countQueries, db } from "../../core/db";
import { isAppError } from "../../core/errors";
import { rateLimits } from "../../core/schema/core";
import { mailsTo } from "../../notifications/testing/mails";
import { forgotPassword } from "../account/password";
import { hashCount } from "../password/hash";
import { users } from "../schema/users";
import { device, makePerson, PASSWORD, signIn } from "../testing/people";
import { withSettings } from "../testing/settings";
import { checkLogin, deviceHashOf } from "./commands";

const WRONG = "not the password";
let serial = 0;
/** Another address for each guess. */
const from = (n = serial++): Ctx =>
  makeCtx({ address: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` });
const answer = async (work: Promise<unknown>) => {
  try {
    await work;
    return "ok";
  } catch (error) {
    if (isAppError(error)) return `${error.code} ${error.messageKey}`;
    throw error;
  }
};
const guess = (identifier: string, password = WRONG, ctx = from(), browser = device()) =>
  answer(checkLogin(ctx, { identifier, password }, deviceHashOf(browser)));
const REFUSED = "unauthenticated identity.error.wrongLogin";

/** What a try costs besides time: its answer, its statements, its hashes. */
async function costOf(work: () => Promise<string>) {
  const before = hashCount();
  const { result, queries } = await countQueries(work);
  return { answer: result, queries, hashes: hashCount() - before };
}

beforeEach(async () => {
  await db().delete(rateLimits);
  // What a process asks for once, it has asked for.
  await guess("warm.the.settings");
});

describe("an account that exists and one that does not cost the same", () => {
  test("at a wrong password, by name and by address", async () => {
    const user = await makePerson();
    const known = await costOf(() => guess(user.username));
    expect(known).toEqual({ answer: REFUSED, queries: expect.any(Number), hashes: 1 });
    expect(await costOf(() => guess(user.email))).toEqual(known);
    expect(await costOf(() => guess("nobody.here"))).toEqual(known);
    expect(await costOf(() => guess("nobody.here@example.test"))).toEqual(known);
    const withoutPassword = await makePerson([], { passwordHash: null });
    expect(await costOf(() => guess(withoutPassword.email))).toEqual(known);
  });

  test("when locked, whatever the password", async () => {
    const locked = await makePerson([], { accountLockedUntil: new Date(Date.now() + 60_000) });
    for (let i = 0; i < 5; i++) await guess("nobody.either");
    const known = await costOf(() => guess(locked.email));
    expect(known).toEqual({ answer: REFUSED, queries: expect.any(Number), hashes: 0 });
    expect(await costOf(() => guess(locked.email, PASSWORD))).toEqual(known);
    expect(await costOf(() => guess("nobody.either"))).toEqual(known);
  });

  test("as does one that waits for its confirmation, right password or wrong, where that comes first", async () => {
    const waits = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
    await withSettings({ "auth.email_verification": "required" }, async () => {
      const unknown = await costOf(() => guess("nobody.waits"));
      expect(await costOf(() => guess(waits.email, PASSWORD))).toEqual(unknown);
      expect(await costOf(() => guess(waits.email))).toEqual(unknown);
    });
  });

  test("at a reset: nothing is hashed, and no mail is sent before the answer", async () => {
    const user = await makePerson();
    const reset = (email: string) => costOf(() => answer(forgotPassword(from(), { email })));
    expect(await reset(user.email)).toMatchObject({ answer: "ok", hashes: 0 });
    expect(await reset("nobody@example.test")).toMatchObject({ answer: "ok", hashes: 0 });
    expect(await mailsTo(user.email)).toHaveLength(1);
    expect(await mailsTo("nobody@example.test")).toHaveLength(0);
  });
});

describe("guessing", () => {
  test("10,000 times from as many addresses is hashed as often as the lock allows; the owner's browser enters", async () => {
    const [user, own] = [await makePerson(), device()];
    await signIn(from(), { identifier: user.email, password: PASSWORD }, own);
    const before = hashCount();
    const rounds = 10;
    for (let round = 0; round < rounds; round++) {
      for (let batch = 0; batch < 5; batch++) {
        const answers = await Promise.all(Array.from({ length: 200 }, () => guess(user.email)));
        expect(new Set(answers)).toEqual(new Set([REFUSED]));
      }
      // The lock runs out, over and over: the guesser has all the time in the world.
      await db()
        .update(users)
        .set({ accountLockedUntil: sql`now() - interval '1 second'` })
        .where(eq(users.id, user.id));
    }
    // Five guesses open each lock, and one in the other slot may overshoot it.
    expect(hashCount() - before).toBeGreaterThanOrEqual(rounds * 5);
    expect(hashCount() - before).toBeLessThanOrEqual(rounds * 7);
    await db()
      .update(users)
      .set({ accountLockedUntil: sql`now() + interval '15 minutes'` })
      .where(eq(users.id, user.id));
    expect(await guess(user.email, PASSWORD)).toBe(REFUSED);
    expect(await guess(user.email, PASSWORD, from(), own)).toBe("ok");
  }, 300_000);

  test("at 300 names at once, one address gets through a hundred and two of them", async () => {
    const [ctx, before] = [from(), hashCount()];
    const answers = await Promise.all(Array.from({ length: 300 }, (_, i) => guess(`spray.${i}`, WRONG, ctx)));
    expect(hashCount() - before).toBeLessThanOrEqual(103);
    expect(new Set(answers)).toEqual(new Set([REFUSED, "unavailable errors.tooMany"]));
  }, 60_000);
});
