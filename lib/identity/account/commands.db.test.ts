import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, inTx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { isAppError, pgError } from "../../core/errors";
import { rateLimits, statusHistory } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { IDENTITY_CONSTRAINTS } from "../constraints";
import { userRoles } from "../schema/roles";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { loadSession } from "../session/queries";
import { actorOf, device, makePerson, PASSWORD, signIn } from "../testing/people";
import { holdName } from "../username/holds";
import { updateProfile } from "./commands";
import { confirmEmail, resendVerification } from "./confirm";
import { ProfileInput, SignUpInput } from "./model";
import { changePassword, forgotPassword, resetPassword } from "./password";
import { signUp } from "./sign-up";

let address = 0;
const visitor = (): Ctx => makeCtx({ address: `203.0.113.${++address % 250}` });
const form = (parts: Partial<SignUpInput> = {}) =>
  SignUpInput.parse({
    firstName: "Ada",
    lastName: "Berg",
    email: `ada.${++address}@example.test`,
    username: `ada.berg${address}`,
    password: PASSWORD,
    terms: true,
    ...parts,
  });
const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
    return "ok";
  } catch (error) {
    const constraint = pgError(error)?.constraint ?? "";
    const known = isAppError(error) ? error : IDENTITY_CONSTRAINTS[constraint]?.();
    if (!known) throw error;
    return `${known.code} ${Object.keys(known.fields)[0] ?? known.messageKey}`;
  }
};
const userBy = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0];
const secrets = async (email: string, template: string) => {
  const mail = (await mailsTo(email)).filter((m) => m.category === template).at(-1);
  return {
    token: /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "",
    code: /\b(\d{6})\b/.exec(mail?.text ?? "")?.[1] ?? "",
  };
};

beforeEach(() => db().delete(rateLimits));

describe("signing up", () => {
  test("names all that others have already at once", async () => {
    const input = form({ phoneNumber: `+4930${Date.now()}`.slice(0, 15) });
    await signUp(visitor(), input, device());
    const again = await signUp(
      visitor(),
      { ...input, username: input.username.toUpperCase() },
      device(),
    ).catch((error) => error);
    expect(isAppError(again) && again.code).toBe("conflict");
    expect(Object.keys(again.fields)).toEqual(["email", "username", "phoneNumber"]);
  });

  test("makes a limited account with its role, signed in, and mails link and code", async () => {
    const input = form({ role: "mentor" });
    const login = await signUp(visitor(), input, device());
    const user = await userBy(input.email);
    expect(user).toMatchObject({ status: "pending_verification", emailVerifiedAt: null, termsVersion: 1 });
    const [grant] = await db()
      .select()
      .from(userRoles)
      .where(eq(userRoles.userId, user?.id ?? ""));
    expect(grant?.status).toBe("requested");
    expect(await loadSession(login?.sessionId ?? "")).toMatchObject({ emailVerified: false, roles: [] });
    const { token, code } = await secrets(input.email, "identity.mail.verify");
    expect(token).toHaveLength(43);
    expect(code).toHaveLength(6);
  });

  test("of two with one name or address one is made; the other is told at the field", async () => {
    const first = form();
    const answers = await Promise.all([
      refusal(signUp(visitor(), first, device())),
      refusal(signUp(visitor(), form({ email: first.email.toUpperCase() }), device())),
    ]);
    expect(answers.sort()).toEqual(["conflict email", "ok"]);
    const name = form();
    const named = await Promise.all([
      refusal(signUp(visitor(), name, device())),
      refusal(signUp(visitor(), form({ username: name.username.toUpperCase() }), device())),
    ]);
    expect(named.sort()).toEqual(["conflict username", "ok"]);
  });

  test("keeps a number of one's own; another's is told at its field, and so is a name that rests", async () => {
    const input = form({ phoneNumber: "+49 (30) 555-0101" });
    expect(await refusal(signUp(visitor(), input, device()))).toBe("ok");
    expect(await userBy(input.email)).toMatchObject({ phoneNumber: "+49305550101", phoneVerifiedAt: null });
    expect(await refusal(signUp(visitor(), form({ phoneNumber: input.phoneNumber }), device()))).toBe(
      "conflict phoneNumber",
    );
    expect(SignUpInput.safeParse({ ...form(), phoneNumber: "+12" }).success).toBe(false);
    const username = "resting.name";
    await inTx(visitor(), (tx) =>
      holdName(tx, { username, userId: null, email: "x@example.test", hours: 1, reason: "changed" }),
    );
    expect(await refusal(signUp(visitor(), form({ username }), device()))).toBe("conflict username");
  });

  test("refuses common and short passwords, and the 31st from one address", async () => {
    expect(await refusal(signUp(visitor(), form({ password: "passwordpassword" }), device()))).toBe(
      "invalid password",
    );
    expect(await refusal(signUp(visitor(), form({ password: "short-one" }), device()))).toBe(
      "invalid password",
    );
    const ctx = visitor();
    for (let i = 0; i < 30; i++) await refusal(signUp(ctx, form({ password: "short-one" }), device()));
    expect(await refusal(signUp(ctx, form(), device()))).toBe("unavailable errors.tooMany");
  });
});

describe("confirming an address", () => {
  test("takes the link in the browser of the sign-up, once of fifty", async () => {
    const [input, own] = [form(), device()];
    await signUp(visitor(), input, own);
    const { token } = await secrets(input.email, "identity.mail.verify");
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refusal(confirmEmail(visitor(), { token }, own))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    const user = await userBy(input.email);
    expect(user).toMatchObject({ status: "active" });
    const moves = await db()
      .select()
      .from(statusHistory)
      .where(eq(statusHistory.entityId, user?.id ?? ""));
    expect(moves.map((m) => m.toStatus)).toEqual(["pending_verification", "active"]);
  });

  test("elsewhere it also takes the password, so a stranger's account is not confirmed by the mailbox", async () => {
    const input = form();
    await signUp(visitor(), input, device());
    const { token } = await secrets(input.email, "identity.mail.verify");
    expect(await refusal(confirmEmail(visitor(), { token }, device()))).toBe("invalid password");
    expect(await refusal(confirmEmail(visitor(), { token, password: "a wrong one" }, device()))).toBe(
      "invalid password",
    );
    expect(await refusal(confirmEmail(visitor(), { token, password: PASSWORD }, device()))).toBe("ok");
    expect(await refusal(confirmEmail(visitor(), { token, password: PASSWORD }, device()))).toBe(
      "invalid identity.error.tokenSpent",
    );
  });

  test("takes five guesses at a code, and a newer mail voids the older", async () => {
    const [input, own] = [form(), device()];
    await signUp(visitor(), input, own);
    const user = await userBy(input.email);
    if (!user) throw new Error("no user");
    const ctx = testCtx(actorOf(user));
    const { code } = await secrets(input.email, "identity.mail.verify");
    const other = code === "000000" ? "000001" : "000000";
    for (let i = 0; i < 5; i++)
      expect(await refusal(confirmEmail(ctx, { code: other }, own))).toBe("invalid code");
    expect(await refusal(confirmEmail(ctx, { code }, own))).toBe("invalid code");
    const { token } = await secrets(input.email, "identity.mail.verify");
    await resendVerification(ctx, {}, own);
    expect(await refusal(confirmEmail(ctx, { token }, own))).toBe("invalid identity.error.tokenSpent");
    const fresh = await secrets(input.email, "identity.mail.verify");
    expect(await refusal(confirmEmail(ctx, { code: fresh.code }, own))).toBe("ok");
  });

  test("resending says nothing of unknown addresses and is limited", async () => {
    expect(await refusal(resendVerification(visitor(), { email: "nobody@example.test" }, device()))).toBe(
      "ok",
    );
    const input = form();
    await signUp(visitor(), input, device());
    for (let i = 0; i < 3; i++) await resendVerification(visitor(), { email: input.email }, device());
    expect(await refusal(resendVerification(visitor(), { email: input.email }, device()))).toBe(
      "unavailable errors.tooMany",
    );
    expect(await mailsTo(input.email)).toHaveLength(4);
  });
});

describe("a forgotten password", () => {
  test("is answered alike for known and unknown, never sooner than the longer way takes", async () => {
    const user = await makePerson();
    const time = async (email: string) => {
      const begun = performance.now();
      expect(await forgotPassword(visitor(), { email })).toBeUndefined();
      return performance.now() - begun;
    };
    expect(await time(user.email)).toBeGreaterThanOrEqual(395);
    expect(await time("nobody@example.test")).toBeGreaterThanOrEqual(395);
    expect(await mailsTo(user.email)).toHaveLength(1);
    expect(await mailsTo("nobody@example.test")).toHaveLength(0);
  });

  test("of a switched-off account is set anew, and the account stays off until its owner comes back", async () => {
    const user = await makePerson([], { status: "inactive" });
    await forgotPassword(visitor(), { email: user.email });
    const { token } = await secrets(user.email, "identity.mail.reset");
    const password = "nine copper kettles";
    expect(await refusal(resetPassword(visitor(), { token, password }))).toBe("ok");
    expect((await userBy(user.email))?.status).toBe("inactive");
    const refused = await signIn(visitor(), { identifier: user.email, password }, device()).catch((e) => e);
    expect(refused.detail.comeBack).toEqual(expect.any(String));
    const erased = await makePerson([], { status: "inactive", erasedAt: new Date(), passwordHash: null });
    await forgotPassword(visitor(), { email: erased.email });
    expect(await mailsTo(erased.email)).toEqual([]);
  });

  test("is set anew once of fifty, ends all logins, confirms the address, lifts the lock", async () => {
    const user = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
    const login = await signIn(visitor(), { identifier: user.email, password: PASSWORD }, device());
    await forgotPassword(visitor(), { email: user.email });
    const { token } = await secrets(user.email, "identity.mail.reset");
    const password = "nine copper kettles";
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refusal(resetPassword(visitor(), { token, password }))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect(await loadSession(login.sessionId)).toBeNull();
    expect(await userBy(user.email)).toMatchObject({ status: "active", authEpoch: 1 });
    expect(await refusal(signIn(visitor(), { identifier: user.email, password: PASSWORD }, device()))).toBe(
      "unauthenticated identity.error.wrongLogin",
    );
    expect(await refusal(signIn(visitor(), { identifier: user.email, password }, device()))).toBe("ok");
  });

  test("of a suspended person is changed without lifting the suspension", async () => {
    const user = await makePerson([], { status: "suspended" });
    await forgotPassword(visitor(), { email: user.email });
    const { token } = await secrets(user.email, "identity.mail.reset");
    await resetPassword(visitor(), { token, password: "nine copper kettles" });
    expect((await userBy(user.email))?.status).toBe("suspended");
  });
});

describe("the own account", () => {
  test("changes its password with the present one, keeps this login, ends the others", async () => {
    const user = await makePerson();
    const here = await signIn(visitor(), { identifier: user.email, password: PASSWORD }, device());
    const there = await signIn(visitor(), { identifier: user.email, password: PASSWORD }, device());
    const ctx = testCtx(actorOf(user, [], { sessionId: here.sessionId }));
    const password = "nine copper kettles";
    expect(await refusal(changePassword(ctx, { current: "a wrong one", password }, device()))).toBe(
      "invalid current",
    );
    await changePassword(ctx, { current: PASSWORD, password }, device());
    expect(await loadSession(here.sessionId)).not.toBeNull();
    expect(await loadSession(there.sessionId)).toBeNull();
    expect(await refusal(changePassword(testCtx(), { current: PASSWORD, password }, device()))).toBe(
      "unauthenticated errors.unauthenticated",
    );
  });

  test("is written by its owner alone; a stranger's number is refused", async () => {
    const [user, other] = [await makePerson(), await makePerson([], { phoneNumber: "+4930111222" })];
    const input = ProfileInput.parse({
      firstName: "Grace",
      phoneNumber: "+49 (30) 999-8877",
      language: "ru",
      timeZone: "Europe/Riga",
      city: "Riga",
    });
    await updateProfile(testCtx(actorOf(user)), input);
    expect(await userBy(user.email)).toMatchObject({
      firstName: "Grace",
      lastName: "",
      phoneNumber: "+49309998877",
      contactInfo: { city: "Riga" },
    });
    const taken = { ...input, phoneNumber: other.phoneNumber ?? "" };
    expect(await refusal(updateProfile(testCtx(actorOf(user)), taken))).toBe("conflict phoneNumber");
    expect(await refusal(updateProfile(testCtx(), input))).toBe("unauthenticated errors.unauthenticated");
    const open = await db()
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, user.id), isNull(sessions.endedAt)));
    expect(open).toHaveLength(0);
  });
});
