import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { isAppError } from "../../core/errors";
import { auditLogs, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mfaFactors } from "../schema/mfa-factors";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import * as notices from "../security/notices";
import { pendingOf } from "../session/pending";
import { loadSession } from "../session/queries";
import { authenticator } from "../testing/authenticator";
import { inBrowser, withKey, withPasskey } from "../testing/passkeys";
import { actorOf, device, outcome } from "../testing/people";
import type { Assertion } from "./model";
import {
  askToFinish,
  askToSignIn,
  askToStepUp,
  finishByPasskey,
  signInByPasskey,
  stepUpByPasskey,
} from "./sign-in";

const told = vi.spyOn(notices, "tellOwner");
beforeEach(async () => {
  told.mockClear();
  await db().delete(rateLimits);
});

type Key = ReturnType<typeof authenticator>;
/** Asks and answers in one browser. */
const enter = async (key: Key, lies: Parameters<Key["get"]>[1] = {}, browser = device()) =>
  signInByPasskey(testCtx(), { response: key.get(await askToSignIn(testCtx(), browser), lies) }, browser);
/** What a visitor is told. */
const said = async (work: () => Promise<unknown>): Promise<string> => {
  const error = await work().catch((thrown) => thrown);
  return isAppError(error) ? `${error.code} ${error.messageKey}` : "ok";
};
const REFUSED = "unauthenticated identity.error.passkeyRefused";

describe("a passkey", () => {
  test("opens its owner's account, and counts as both factors", async () => {
    const { user, key } = await withKey();
    const browser = device();
    const options = await askToSignIn(testCtx(), browser);
    expect(options).toMatchObject({ rpId: "localhost", userVerification: "required", allowCredentials: [] });
    const login = await signInByPasskey(testCtx(), { response: key.get(options), remember: true }, browser);
    expect(await loadSession(login.sessionId)).toMatchObject({
      id: user.id,
      mfaAt: expect.any(Date),
      reauthenticatedAt: expect.any(Date),
    });
    const [row] = await db()
      .select()
      .from(mfaFactors)
      .where(and(eq(mfaFactors.userId, user.id), eq(mfaFactors.type, "passkey")));
    expect(row?.usedAt).not.toBeNull();
  });

  test("is refused alike, whatever is wrong", async () => {
    const { key, user } = await withKey();
    const other = await withKey();
    expect(await said(() => enter(authenticator()))).toBe(REFUSED);
    expect(await said(() => enter(key, { origin: "https://evil.example" }))).toBe(REFUSED);
    expect(await said(() => enter(key, { rpId: "evil.example" }))).toBe(REFUSED);
    expect(await said(() => enter(key, { unverified: true }))).toBe(REFUSED);
    expect(await said(() => enter(key, { type: "webauthn.create" }))).toBe(REFUSED);
    // Another person's key by its name, and one's own key under another person's.
    expect(await said(() => enter(key, { id: other.key.id }))).toBe(REFUSED);
    const handle = Buffer.from(other.user.id.replaceAll("-", ""), "hex").toString("base64url");
    expect(await said(() => enter(key, { userHandle: handle }))).toBe(REFUSED);
    const before = await db().select().from(sessions).where(eq(sessions.userId, user.id));
    expect(before).toHaveLength(1);
    expect(await said(() => enter(key))).toBe("ok");
  });

  test("signs a challenge once, in the browser that asked, and in time", async () => {
    const { key } = await withKey();
    const browser = device();
    const use = (response: Assertion, where = browser) =>
      outcome(() => signInByPasskey(testCtx(), { response }, where));
    const first = key.get(await askToSignIn(testCtx(), browser));
    expect(await use(first)).toBe("ok");
    expect(await use(first)).toBe("unauthenticated");
    const taken = key.get(await askToSignIn(testCtx(), browser));
    expect(await use(taken, device())).toBe("unauthenticated");
    expect(await use(taken)).toBe("unauthenticated");
    const late = key.get(await askToSignIn(testCtx(), browser));
    await db()
      .update(oneTimeTokens)
      .set({ expiresAt: new Date() })
      .where(eq(oneTimeTokens.purpose, "passkey"));
    expect(await use(late)).toBe("unauthenticated");
    const made = key.get({ challenge: Buffer.alloc(32, 7).toString("base64url") });
    expect(await use(made)).toBe("unauthenticated");
  });

  test("signs in once of twenty who use one challenge at once", async () => {
    const { key, user } = await withKey();
    const browser = device();
    const options = await askToSignIn(testCtx(), browser);
    const proofs = Array.from({ length: 20 }, () => key.get(options));
    const answers = await Promise.all(
      proofs.map((response) => outcome(() => signInByPasskey(testCtx(), { response }, browser))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect(answers.filter((a) => a === "unauthenticated")).toHaveLength(19);
    expect(await db().select().from(sessions).where(eq(sessions.userId, user.id))).toHaveLength(2);
  });

  test("whose count went back is refused and told to its owner; one that never counts is not", async () => {
    const { key, user } = await withKey();
    expect(await said(() => enter(key, { count: 50 }))).toBe("ok");
    told.mockClear();
    expect(await said(() => enter(key, { count: 50 }))).toBe(REFUSED);
    expect(await said(() => enter(key, { count: 0 }))).toBe(REFUSED);
    expect(told.mock.calls.map((call) => call.slice(1))).toEqual([
      [user.id, "passkey_refused", { name: "Firefox, Linux" }],
      [user.id, "passkey_refused", { name: "Firefox, Linux" }],
    ]);
    const logged = await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id));
    expect(logged.filter(({ action }) => action === "identity.passkey.refuse")).toHaveLength(2);
    await db().update(mfaFactors).set({ signCount: 0 }).where(eq(mfaFactors.userId, user.id));
    expect(await said(() => enter(key, { count: 0 }))).toBe("ok");
    expect(await said(() => enter(key, { count: 0 }))).toBe("ok");
  });

  test("does not open a suspended, switched-off or erased account", async () => {
    const { key, user } = await withKey();
    const state = (parts: Partial<typeof users.$inferInsert>) =>
      db().update(users).set(parts).where(eq(users.id, user.id));
    await state({ status: "suspended", statusReason: "Spam" });
    expect(await said(() => enter(key))).toBe("forbidden identity.error.suspended");
    await state({ status: "inactive" });
    const away = await enter(key).catch((error) => error);
    expect(away).toMatchObject({ code: "forbidden", detail: { comeBack: expect.any(String) } });
    await state({ erasedAt: new Date(), phoneNumber: null, passwordHash: null, bio: null, dataKey: null });
    expect(await said(() => enter(key))).toBe(REFUSED);
  });

  test("waits outside of a locked account like a stranger, but not in a browser that was here before", async () => {
    const { key, user, own } = await withKey();
    await db()
      .update(users)
      .set({ accountLockedUntil: new Date(Date.now() + 60_000) })
      .where(eq(users.id, user.id));
    expect(await said(() => enter(key))).toBe(REFUSED);
    expect(await said(() => enter(key, {}, own))).toBe("ok");
  });

  test("is tried a hundred times from one address", async () => {
    const stranger = authenticator();
    const response = stranger.get({ challenge: "AAAA" });
    const tries = Array.from({ length: 101 }, () => () => signInByPasskey(testCtx(), { response }, device()));
    const answers: string[] = [];
    for (const attempt of tries) answers.push(await outcome(attempt));
    expect(answers.slice(0, 100).every((a) => a === "unauthenticated")).toBe(true);
    expect(answers[100]).toBe("unavailable");
  });
});

describe("after a password a passkey", () => {
  test("makes a pending sign-in whole, but not another person's", async () => {
    const { key, user } = await withKey();
    const other = await withKey();
    const browser = device();
    const pending = pendingOf(user, browser, { remember: true });
    expect(await outcome(() => askToFinish(testCtx(), pending, device()))).toBe("unauthenticated");
    const ask = () => askToFinish(testCtx(), pending, browser);
    expect((await ask()).allowCredentials).toMatchObject([{ id: key.id, type: "public-key" }]);
    const finish = (response: Assertion, where = browser, whose = pending) =>
      outcome(() => finishByPasskey(testCtx(), whose, response, where));
    expect(await finish(other.key.get(await ask()))).toBe("unauthenticated");
    expect(await finish(key.get(await askToSignIn(testCtx(), browser)))).toBe("unauthenticated");
    expect(await finish(key.get(await ask()), device())).toBe("unauthenticated");
    const theirs = pendingOf(other.user, browser, {});
    expect(await finish(other.key.get(await ask()), browser, theirs)).toBe("unauthenticated");
    const login = await finishByPasskey(testCtx(), pending, key.get(await ask()), browser);
    expect(await loadSession(login.sessionId)).toMatchObject({ id: user.id, mfaAt: expect.any(Date) });
    // What was asked as the second step does not open the account by itself.
    const asked = key.get(await ask());
    expect(await outcome(() => signInByPasskey(testCtx(), { response: asked }, browser))).toBe(
      "unauthenticated",
    );
    const outlived = { ...pending, epoch: pending.epoch - 1 };
    expect(await outcome(() => askToFinish(testCtx(), outlived, browser))).toBe("unauthenticated");
  });
});

describe("before something important a passkey", () => {
  test("steps its owner's login up, and no other", async () => {
    const { user, ctx, sessionId, key } = await withKey();
    const other = await inBrowser();
    const theirs = await withPasskey(other.ctx);
    const stale = testCtx(actorOf(user, [], { sessionId, reauthenticatedAt: null }));
    await db().update(sessions).set({ reauthenticatedAt: null }).where(eq(sessions.id, sessionId));
    expect(await outcome(() => askToStepUp(testCtx()))).toBe("unauthenticated");
    const step = (response: Assertion, who = stale) => outcome(() => stepUpByPasskey(who, response));
    expect(await step(theirs.key.get(await askToStepUp(stale)))).toBe("unauthenticated");
    expect(await step(key.get(await askToStepUp(other.ctx)))).toBe("unauthenticated");
    expect(await step(key.get(await askToStepUp(ctx)), testCtx())).toBe("unauthenticated");
    expect((await loadSession(sessionId))?.reauthenticatedAt).toBeNull();
    expect(await step(key.get(await askToStepUp(stale)))).toBe("ok");
    expect((await loadSession(sessionId))?.reauthenticatedAt).toEqual(expect.any(Date));
  });
});
