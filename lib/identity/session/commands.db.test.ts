import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import type { AppError } from "../../core/errors";
import { auditLogs, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { loadBearer } from "../access-token/queries";
import { hashCount } from "../password/hash";
import { signInApp } from "../refresh/sign-in";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { withApp } from "../testing/factor";
import { actorOf, device, makePerson, PASSWORD, signIn as signInAs } from "../testing/people";
import * as commands from "./commands";
import { loadSession } from "./queries";

let before = 0;
/** Hashes made since the test began, or since it forgot them. */
const hashed = () => hashCount() - before;
const forgetHashes = () => {
  before = hashCount();
};

let address = 0;
/** A visitor from an address of its own, so that one test's failures do not slow another. */
const visitor = (): Ctx => makeCtx({ address: `198.51.100.${++address}` });
const signIn = (identifier: string, password: string, browser = device(), ctx = visitor()) =>
  signInAs(ctx, { identifier, password }, browser);
const refusal = async (work: Promise<unknown>) => {
  const error = (await work.then(
    () => null,
    (e: unknown) => e,
  )) as AppError | null;
  return error ? `${error.code} ${error.messageKey}` : "ok";
};
const APP = { name: "A phone", build: "ios:42" };
const WRONG = "unauthenticated identity.error.wrongLogin";

beforeEach(forgetHashes);

describe("signing in", () => {
  test("works by address or username, whatever their case, and opens a row", async () => {
    const user = await makePerson(["student"]);
    const byName = await signIn(user.username.toUpperCase(), PASSWORD);
    const byMail = await signIn(user.email.toUpperCase(), PASSWORD);
    expect(byName.home).toBe("/student");
    expect((await loadSession(byMail.sessionId))?.roles).toEqual(["student"]);
    expect((await loadSession(byMail.sessionId))?.id).toBe(user.id);
  });

  test("is the act of the person who did it, by the login that it opened; a wrong password is nobody's", async () => {
    const user = await makePerson();
    const { sessionId } = await signIn(user.email, PASSWORD);
    const { pair } = await signInApp(visitor(), { email: user.email, password: PASSWORD }, APP);
    const bearer = await loadBearer(pair.access_token);
    const familyId = bearer?.kind === "person" ? bearer.familyId : null;
    await refusal(signIn(user.email, "not the password"));
    const acts = await db()
      .select()
      .from(auditLogs)
      .where(eq(auditLogs.targetId, user.id))
      .orderBy(auditLogs.seq);
    expect(acts.map((row) => [row.action, row.actorKind, row.actorId, row.sessionId])).toEqual([
      ["identity.session.open", "person", user.id, sessionId],
      ["identity.family.open", "person", user.id, familyId],
    ]);
  });

  test("answers alike for unknown, wrong and locked", async () => {
    const user = await makePerson();
    const locked = await makePerson([], { accountLockedUntil: new Date(Date.now() + 60_000) });
    expect(await refusal(signIn("nobody.here", PASSWORD))).toBe(WRONG);
    expect(await refusal(signIn(user.email, "not the password"))).toBe(WRONG);
    expect(await refusal(signIn(locked.email, PASSWORD))).toBe(WRONG);
  });

  test("tells the suspended and the inactive only after the right password", async () => {
    const suspended = await makePerson([], { status: "suspended", statusReason: "Test" });
    const inactive = await makePerson([], { status: "inactive" });
    expect(await refusal(signIn(suspended.email, "not the password"))).toBe(WRONG);
    expect(await refusal(signIn(suspended.email, PASSWORD))).toBe("forbidden identity.error.suspended");
    expect(await refusal(signIn(inactive.email, PASSWORD))).toBe("forbidden identity.error.inactive");
  });

  test("100 parallel wrong passwords hash at most five and two; a known browser still enters", async () => {
    const user = await makePerson();
    const own = device();
    await signIn(user.email, PASSWORD, own);
    forgetHashes();
    const ctx = visitor();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => refusal(signIn(user.email, "not the password", device(), ctx))),
    );
    expect(new Set(answers)).toEqual(new Set([WRONG]));
    expect(hashed()).toBeLessThanOrEqual(7);
    expect(hashed()).toBeGreaterThanOrEqual(5);
    expect(await refusal(signIn(user.email, PASSWORD))).toBe(WRONG);
    expect(await refusal(signIn(user.email, PASSWORD, own))).toBe("ok");
    const [row] = await db().select().from(users).where(eq(users.id, user.id));
    expect(row?.failedLoginAttempts).toBe(0);
    // The address has used up its failures meanwhile.
    expect(await refusal(signIn(user.email, PASSWORD, own, ctx))).toBe("unavailable errors.tooMany");
  });

  test("an unknown name stops being hashed after as many tries", async () => {
    const ctx = visitor();
    for (let i = 0; i < 8; i++) await refusal(signIn("unknown.person", "not the password", device(), ctx));
    expect(hashed()).toBe(5);
  });

  test("failures of twelve hours ago are forgotten; each fifth locks longer", async () => {
    const user = await makePerson([], {
      failedLoginAttempts: 4,
      lastFailedAt: new Date(Date.now() - 13 * 3_600_000),
    });
    await refusal(signIn(user.email, "not the password"));
    const read = async () => (await db().select().from(users).where(eq(users.id, user.id)))[0];
    expect((await read())?.failedLoginAttempts).toBe(1);
    await db().update(users).set({ failedLoginAttempts: 9 }).where(eq(users.id, user.id));
    await refusal(signIn(user.email, "not the password"));
    const minutes = ((await read())?.accountLockedUntil?.getTime() ?? 0) - Date.now();
    expect(Math.round(minutes / 60_000)).toBe(2);
  });

  test("keeps twenty live logins", async () => {
    const user = await makePerson();
    const first = await signIn(user.email, PASSWORD);
    await db()
      .insert(sessions)
      .values(
        Array.from({ length: 19 }, () => ({
          userId: user.id,
          epoch: 0,
          expiresAt: new Date(Date.now() + 60_000),
          userAgent: "",
          deviceHash: "x",
        })),
      );
    const last = await signIn(user.email, PASSWORD);
    expect(await loadSession(first.sessionId)).toBeNull();
    expect(await loadSession(last.sessionId)).not.toBeNull();
    const live = await db()
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, user.id), isNull(sessions.endedAt)));
    expect(live).toHaveLength(20);
  });

  test("keeps no name in the buckets", async () => {
    await refusal(signIn("secret.person", "not the password"));
    const names = (await db().select().from(rateLimits)).map((row) => row.bucket);
    expect(names.join(" ")).not.toContain("secret");
  });
});

describe("a login", () => {
  test("ended is refused on the next read, and only its owner can end it", async () => {
    const user = await makePerson();
    const stranger = await makePerson();
    const { sessionId } = await signIn(user.email, PASSWORD);
    expect(await refusal(commands.endOwnSession(testCtx(actorOf(stranger)), sessionId))).toBe(
      "not_found errors.not_found",
    );
    expect(await loadSession(sessionId)).not.toBeNull();
    await commands.endOwnSession(testCtx(actorOf(user)), sessionId);
    expect(await loadSession(sessionId)).toBeNull();
    expect(await refusal(commands.endOwnSession(testCtx(), sessionId))).toBe(
      "unauthenticated errors.unauthenticated",
    );
  });

  test("all others end at once, this one stays", async () => {
    const user = await makePerson();
    const [a, b, c] = [
      await signIn(user.email, PASSWORD),
      await signIn(user.email, PASSWORD),
      await signIn(user.email, PASSWORD),
    ];
    await commands.endOtherSessions(testCtx(actorOf(user, [], { sessionId: b.sessionId })));
    expect(await loadSession(a.sessionId)).toBeNull();
    expect(await loadSession(c.sessionId)).toBeNull();
    expect(await loadSession(b.sessionId)).not.toBeNull();
  });

  test("ends by time, by idleness, by epoch, by status, by nonsense", async () => {
    const user = await makePerson();
    const { sessionId } = await signIn(user.email, PASSWORD);
    const set = (values: Partial<typeof sessions.$inferInsert>) =>
      db().update(sessions).set(values).where(eq(sessions.id, sessionId));
    await set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await loadSession(sessionId)).toBeNull();
    await set({
      expiresAt: new Date(Date.now() + 3_600_000),
      lastSeenAt: new Date(Date.now() - 13 * 3_600_000),
    });
    expect(await loadSession(sessionId)).toBeNull();
    await set({ lastSeenAt: new Date(Date.now() - 6 * 60_000) });
    expect(await loadSession(sessionId)).not.toBeNull();
    const [seen] = await db().select().from(sessions).where(eq(sessions.id, sessionId));
    expect(Date.now() - (seen?.lastSeenAt.getTime() ?? 0)).toBeLessThan(5_000);
    await db().update(users).set({ status: "suspended" }).where(eq(users.id, user.id));
    expect(await loadSession(sessionId)).toBeNull();
    await db().update(users).set({ status: "active", authEpoch: 1 }).where(eq(users.id, user.id));
    expect(await loadSession(sessionId)).toBeNull();
    expect(await loadSession("'; drop table users")).toBeNull();
  });

  test("of an admin ends after an idle hour", async () => {
    const user = await makePerson(["support_admin"]);
    const { sessionId, home } = await signIn(user.email, PASSWORD);
    expect(home).toBe("/admin");
    await withApp(testCtx(actorOf(user, ["support_admin"], { sessionId })), user.id);
    const person = await loadSession(sessionId);
    expect(person?.permissions.has("users.manage")).toBe(true);
    expect(person?.permissions.has("admins.manage")).toBe(false);
    await db()
      .update(sessions)
      .set({ lastSeenAt: new Date(Date.now() - 61 * 60_000) })
      .where(eq(sessions.id, sessionId));
    expect(await loadSession(sessionId)).toBeNull();
  });
});
