import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { isAppError } from "../../core/errors";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { notifications } from "../../notifications/schema/notifications";
import { mailsTo } from "../../notifications/testing/mails";
import { refresh } from "../refresh/commands";
import { signInApp } from "../refresh/sign-in";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { loadSession } from "../session/queries";
import { actorOf, device, makePerson, outcome, PASSWORD, signIn } from "../testing/people";
import { withSettings } from "../testing/settings";
import { confirmEmail, resendVerification } from "./confirm";
import { SignUpInput } from "./model";
import { signUp as signUpInAnyMode } from "./sign-up";

// Where addresses are confirmed before anything works, a sign-up never tells what is taken.

const REQUIRED = { "auth.email_verification": "required" };
let serial = 0;
const visitor = (): Ctx => makeCtx({ address: `203.0.113.${++serial % 250}` });
const form = (parts: Partial<SignUpInput> = {}) =>
  SignUpInput.parse({
    firstName: "Ada",
    email: `quiet.${++serial}@example.test`,
    username: `quiet.one${serial}`,
    password: PASSWORD,
    terms: true,
    ...parts,
  });
const required = <T>(work: () => Promise<T>) => withSettings(REQUIRED, work);
const signUp = (input: SignUpInput, browser = device()) =>
  required(() => signUpInAnyMode(visitor(), input, browser));
const answer = async (work: Promise<unknown>) => {
  try {
    return await work;
  } catch (error) {
    if (isAppError(error)) return `${error.code} ${error.messageKey} ${JSON.stringify(error.fields)}`;
    throw error;
  }
};
const rowsBy = (email: string) => db().select().from(users).where(eq(users.email, email));
const bearersOf = (username: string) => db().select().from(users).where(eq(users.username, username));
const holdsOf = (username: string) =>
  db()
    .select()
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.purpose, "name_hold"),
        sql`lower(${oneTimeTokens.payload}->>'username') = lower(${username})`,
      ),
    );
const templates = async (email: string) => (await mailsTo(email)).map((m) => m.category);
const secrets = async (email: string) => {
  const text = (await mailsTo(email)).at(-1)?.text ?? "";
  return {
    token: /token=([\w-]+)/.exec(text)?.[1] ?? "",
    code: /\b(\d{6})\b/.exec(text)?.[1] ?? "",
  };
};

beforeEach(() => db().delete(rateLimits));

describe("a sign-up where addresses are confirmed first", () => {
  test("opens an account that nothing works with, and mails link and code", async () => {
    const [input, own] = [form(), device()];
    expect(await signUp(input, own)).toBeNull();
    expect(await rowsBy(input.email)).toMatchObject([
      { status: "pending_verification", emailVerifiedAt: null },
    ]);
    expect(await templates(input.email)).toEqual(["identity.mail.verify"]);
    const enter = () => signIn(visitor(), { identifier: input.email, password: PASSWORD }, own);
    expect(await answer(required(enter))).toBe("unauthenticated identity.error.wrongLogin {}");
    const app = () =>
      signInApp(visitor(), { email: input.email, password: PASSWORD }, { name: null, build: null });
    expect(await answer(required(app))).toBe("unauthenticated identity.error.wrongLogin {}");
    const { code } = await secrets(input.email);
    await required(() => confirmEmail(visitor(), { email: input.email, code }, own));
    expect(await rowsBy(input.email)).toMatchObject([{ status: "active" }]);
    expect(await required(enter)).toMatchObject({ home: "/student" });
  });

  test("on a taken address has the same answer; its owner is told, and the wished name rests a day", async () => {
    const owner = await makePerson();
    const free = form();
    const taken = form({ email: owner.email.toUpperCase() });
    expect(await signUp(taken)).toEqual(await signUp(free));
    expect(await rowsBy(owner.email)).toHaveLength(1);
    expect(await templates(owner.email)).toEqual(["identity.mail.signUpTaken"]);
    expect((await mailsTo(owner.email))[0]?.text).toContain(owner.username);
    const [hold] = await holdsOf(taken.username);
    expect(hold?.userId).toBeNull();
    expect(Math.round(((hold?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000)).toBe(24);

    // Whoever tries the two names afterwards learns nothing: neither is had, and both answers are one.
    const later = [form({ username: taken.username }), form({ username: free.username })];
    for (const input of later) {
      expect(await signUp(input)).toBeNull();
      expect(await rowsBy(input.email)).toEqual([]);
      expect(await templates(input.email)).toEqual(["identity.mail.nameTaken"]);
    }
  });

  test("three at once with one address, and ten with one name, make one account each and equal answers", async () => {
    const { email } = form();
    const same = [email, email.toUpperCase(), email].map((given) => form({ email: given }));
    const byAddress = await required(() =>
      Promise.all(same.map((input) => answer(signUpInAnyMode(visitor(), input, device())))),
    );
    expect(byAddress).toEqual(same.map(() => null));
    expect(await rowsBy(email)).toHaveLength(1);

    const { username } = form();
    const wishes = Array.from({ length: 10 }, () => form({ username }));
    const byName = await required(() =>
      Promise.all(wishes.map((input) => answer(signUpInAnyMode(visitor(), input, device())))),
    );
    expect(byName).toEqual(wishes.map(() => null));
    expect(await bearersOf(username)).toHaveLength(1);
  });

  test("leaves a taken number out, and says so once at the first sign-in", async () => {
    const phoneNumber = "+4930777001";
    await makePerson([], { phoneNumber });
    const [input, own] = [form({ phoneNumber }), device()];
    expect(await signUp(input, own)).toBeNull();
    const [user] = await rowsBy(input.email);
    expect(user).toMatchObject({ phoneNumber: null, status: "pending_verification" });
    const told = () =>
      db()
        .select({ notice: notifications.notice })
        .from(notifications)
        .where(
          and(eq(notifications.userId, user?.id ?? ""), eq(notifications.notice, "identity.phone_left_out")),
        );
    expect(await told()).toEqual([]);
    const { code } = await secrets(input.email);
    await required(() => confirmEmail(visitor(), { email: input.email, code }, own));
    for (let times = 0; times < 2; times++)
      await required(() => signIn(visitor(), { identifier: input.email, password: PASSWORD }, own));
    expect(await told()).toHaveLength(1);
  });

  test("again on an account that waits sends its confirmation once more, which takes that account's password", async () => {
    const [input, own] = [form(), device()];
    await signUp(input, own);
    await signUp(form({ email: input.email, password: "nine copper kettles" }), device());
    expect(await rowsBy(input.email)).toHaveLength(1);
    expect(await templates(input.email)).toEqual(["identity.mail.verify", "identity.mail.verify"]);
    const { token } = await secrets(input.email);
    const confirm = (password?: string) =>
      required(() => outcome(() => confirmEmail(visitor(), { token, password }, device())));
    expect(await confirm()).toBe("invalid");
    expect(await confirm("nine copper kettles")).toBe("invalid");
    expect(await confirm(PASSWORD)).toBe("ok");
  });

  test("in the browser of the sign-up a new message needs no password either", async () => {
    const [input, own] = [form(), device()];
    await signUp(input, own);
    await required(() => resendVerification(visitor(), { email: input.email }, own));
    const { code } = await secrets(input.email);
    await required(() => confirmEmail(visitor(), { email: input.email, code }, own));
    expect(await rowsBy(input.email)).toMatchObject([{ status: "active" }]);
  });

  test("mails one address three times an hour, whoever has it", async () => {
    const owner = await makePerson();
    const fresh = form();
    for (const email of [owner.email, fresh.email]) {
      for (let i = 0; i < 3; i++) await signUp(form({ email }));
      expect(await answer(signUp(form({ email })))).toMatch(/^unavailable errors.tooMany/);
      expect(await mailsTo(email)).toHaveLength(3);
    }
  });
});

test("a login of somebody who has not confirmed ends when confirming becomes required", async () => {
  const user = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
  const login = await signIn(visitor(), { identifier: user.email, password: PASSWORD }, device());
  const { pair } = await signInApp(
    testCtx(actorOf(user)),
    { email: user.email, password: PASSWORD },
    { name: null, build: null },
  );
  expect(await loadSession(login.sessionId)).not.toBeNull();
  expect(await required(() => loadSession(login.sessionId))).toBeNull();
  expect(
    await required(() => outcome(() => refresh(visitor(), pair.refresh_token, { name: null, build: null }))),
  ).toBe("unauthenticated");
});
