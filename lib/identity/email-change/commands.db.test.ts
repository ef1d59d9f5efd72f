import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { changePassword, forgotPassword, resetPassword } from "../account/password";
import { linkedAccounts } from "../schema/linked-accounts";
import { mfaFactors } from "../schema/mfa-factors";
import { users } from "../schema/users";
import * as notices from "../security/notices";
import { loadSession } from "../session/queries";
import { withApp } from "../testing/factor";
import { inBrowser, withPasskey } from "../testing/passkeys";
import { actorOf, asPerson, device, makePerson, outcome, PASSWORD, signIn } from "../testing/people";
import { withSettings } from "../testing/settings";
import { previewUndo, undoChange } from "../undo/commands";
import { changeEmail, getPendingEmail, previewEmailChange, requestEmailChange } from "./commands";

const told = vi.spyOn(notices, "tellOwner");
let serial = 0;
const address = () => `new.${process.pid}.${serial++}@example.test`;
const userOf = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0];
const mailTo = async (email: string, template: string) => {
  const mail = (await mailsTo(email)).filter((m) => m.category === `identity.mail.${template}`).at(-1);
  return {
    sent: mail !== undefined,
    token: /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "",
    code: /\b(\d{6})\b/.exec(mail?.text ?? "")?.[1] ?? "",
  };
};
const loggedIn = async () => {
  const user = await makePerson();
  const { sessionId } = await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device());
  return { user, sessionId, ctx: testCtx(actorOf(user, [], { sessionId })) };
};

beforeEach(async () => {
  told.mockClear();
  await db().delete(rateLimits);
});

describe("an address", () => {
  test("moves by the mailed link, in a login of the account alone", async () => {
    const { user, sessionId, ctx } = await loggedIn();
    const there = await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device());
    const email = address();
    const stale = testCtx(actorOf(user, [], { reauthenticatedAt: null }));
    expect(await outcome(() => requestEmailChange(testCtx(), { email }))).toBe("unauthenticated");
    expect(await outcome(() => requestEmailChange(stale, { email }))).toBe("forbidden");
    expect(await outcome(() => requestEmailChange(ctx, { email: user.email.toUpperCase() }))).toBe("invalid");
    await requestEmailChange(ctx, { email });
    expect(await getPendingEmail(ctx)).toBe(email);
    const { token } = await mailTo(email, "changeEmail");

    const stranger = await asPerson();
    expect(await previewEmailChange(stranger.ctx, token)).toBeNull();
    expect(await outcome(() => changeEmail(testCtx(), { token }))).toBe("unauthenticated");
    expect(await outcome(() => changeEmail(stranger.ctx, { token }))).toBe("invalid");
    expect((await userOf(user.id))?.email).toBe(user.email);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcome(() => changeEmail(ctx, { token }))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect((await userOf(user.id))?.email).toBe(email);
    expect(await loadSession(sessionId)).not.toBeNull();
    expect(await loadSession(there.sessionId)).toBeNull();
    expect((await mailTo(user.email, "emailChanged")).sent).toBe(true);
    expect(told.mock.calls.map((call) => call.slice(1))).toEqual([[user.id, "email_changed", { email }]]);
  });

  test("moves by its code, in five tries; a newer wish voids the older", async () => {
    const { ctx } = await loggedIn();
    const [first, second] = [address(), address()];
    await requestEmailChange(ctx, { email: first });
    const old = await mailTo(first, "changeEmail");
    await requestEmailChange(ctx, { email: second });
    expect(await outcome(() => changeEmail(ctx, { token: old.token }))).toBe("invalid");
    const { code } = await mailTo(second, "changeEmail");
    const wrong = code === "000000" ? "000001" : "000000";
    expect(await outcome(() => changeEmail(ctx, { code: wrong }))).toBe("invalid");
    expect(await outcome(() => changeEmail(ctx, { code }))).toBe("ok");
    expect(await outcome(() => changeEmail(ctx, { code }))).toBe("invalid");
  });

  test("of somebody else is refused, at the latest when both confirm it", async () => {
    const [a, b] = [await loggedIn(), await loggedIn()];
    expect(await outcome(() => requestEmailChange(a.ctx, { email: b.user.email }))).toBe("conflict");
    const email = address();
    await requestEmailChange(a.ctx, { email });
    const { token } = await mailTo(email, "changeEmail");
    await makePerson([], { email });
    await expect(changeEmail(a.ctx, { token })).rejects.toMatchObject({
      cause: { constraint: "users_email_unique" },
    });
  });

  test("of somebody else is told to that one alone where addresses are secret", async () => {
    await withSettings({ "auth.email_verification": "required" }, async () => {
      const [a, b] = [await loggedIn(), await loggedIn()];
      expect(await outcome(() => requestEmailChange(a.ctx, { email: b.user.email }))).toBe("ok");
      expect(await getPendingEmail(a.ctx)).toBe(b.user.email);
      expect((await mailTo(b.user.email, "addressWanted")).sent).toBe(true);
      expect((await mailTo(b.user.email, "changeEmail")).sent).toBe(false);
    });
  });

  test("makes older links worthless, such as one for a new password", async () => {
    const { user, ctx } = await loggedIn();
    await forgotPassword(testCtx(), { email: user.email });
    const reset = await mailTo(user.email, "reset");
    const email = address();
    await requestEmailChange(ctx, { email });
    await changeEmail(ctx, { token: (await mailTo(email, "changeEmail")).token });
    expect(
      await outcome(() => resetPassword(testCtx(), { token: reset.token, password: "nine copper kettles" })),
    ).toBe("invalid");
  });
});

describe("a changed account", () => {
  test("is given back by the old mailbox, and everything that opened it ends", async () => {
    const { user, ctx, sessionId } = await loggedIn();
    const email = address();
    await requestEmailChange(ctx, { email });
    await changeEmail(ctx, { token: (await mailTo(email, "changeEmail")).token });
    const thief = testCtx(actorOf({ ...user, email }, [], { sessionId }));
    await withApp(thief, user.id);
    await changePassword(thief, { current: PASSWORD, password: "nine copper kettles" }, device());
    const { token } = await mailTo(user.email, "emailChanged");
    const newer = await mailTo(email, "passwordChanged");
    expect(await previewUndo(testCtx(), token)).toEqual({ email: user.email, restores: true });

    // Nobody can sit on the old address meanwhile.
    const other = await loggedIn();
    expect(await outcome(() => requestEmailChange(other.ctx, { email: user.email }))).toBe("conflict");

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => outcome(() => undoChange(testCtx(), { token }))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect(await userOf(user.id)).toMatchObject({ email: user.email, passwordHash: null });
    expect(await loadSession(sessionId)).toBeNull();
    expect(await db().select().from(mfaFactors).where(eq(mfaFactors.userId, user.id))).toEqual([]);
    expect(await outcome(() => undoChange(testCtx(), { token: newer.token }))).toBe("invalid");
    const reset = await mailTo(user.email, "reset");
    const password = "four green lanterns";
    expect(await outcome(() => resetPassword(testCtx(), { token: reset.token, password }))).toBe("ok");
    expect(await outcome(() => signIn(testCtx(), { identifier: user.email, password }, device()))).toBe("ok");
  });

  test("is locked by the link of a changed password; its address stays", async () => {
    const { user, ctx, sessionId } = await loggedIn();
    await changePassword(ctx, { current: PASSWORD, password: "nine copper kettles" }, device());
    const { token } = await mailTo(user.email, "passwordChanged");
    expect(await previewUndo(testCtx(), token)).toEqual({ email: user.email, restores: false });
    await undoChange(testCtx(), { token });
    expect(await loadSession(sessionId)).toBeNull();
    expect(
      await outcome(() =>
        signIn(testCtx(), { identifier: user.email, password: "nine copper kettles" }, device()),
      ),
    ).toBe("unauthenticated");
    expect((await mailTo(user.email, "reset")).sent).toBe(true);
  });

  test("is taken back from whoever changed the password twice, with what was added before the last change", async () => {
    const { user, ctx, sessionId } = await loggedIn();
    const [second, third] = ["nine copper kettles", "ten silver spoons"];
    await changePassword(ctx, { current: PASSWORD, password: second }, device());
    const older = await mailTo(user.email, "passwordChanged");
    const thief = testCtx(actorOf(user, [], { sessionId }));
    await withApp(thief, user.id);
    await changePassword(thief, { current: second, password: third }, device());
    const newer = await mailTo(user.email, "passwordChanged");
    expect(newer.token).not.toBe(older.token);
    expect(await previewUndo(testCtx(), older.token)).not.toBeNull();
    await undoChange(testCtx(), { token: newer.token });
    expect(await db().select().from(mfaFactors).where(eq(mfaFactors.userId, user.id))).toEqual([]);
  });

  test("is closed to passkeys and linked accounts that came shortly before the change, not to older ones", async () => {
    const { user, ctx, sessionId } = await inBrowser();
    const [old, fresh] = [await withPasskey(ctx, "Old"), await withPasskey(ctx, "Fresh")];
    expect([old.name, fresh.name]).toEqual(["Old", "Fresh"]);
    await db()
      .update(mfaFactors)
      .set({ createdAt: new Date(Date.now() - 8 * 86_400_000) })
      .where(and(eq(mfaFactors.userId, user.id), eq(mfaFactors.label, "Old")));
    await db()
      .insert(linkedAccounts)
      .values({ userId: user.id, provider: "school", subject: user.username, email: user.email });
    const thief = testCtx(actorOf(user, [], { sessionId }));
    await changePassword(thief, { current: PASSWORD, password: "nine copper kettles" }, device());
    await undoChange(testCtx(), { token: (await mailTo(user.email, "passwordChanged")).token });
    const left = await db()
      .select({ label: mfaFactors.label })
      .from(mfaFactors)
      .where(and(eq(mfaFactors.userId, user.id), eq(mfaFactors.type, "passkey")));
    expect(left).toEqual([{ label: "Old" }]);
    expect(await db().select().from(linkedAccounts).where(eq(linkedAccounts.userId, user.id))).toEqual([]);
  });

  test("whose old address was never confirmed gives no way back to it", async () => {
    const user = await makePerson([], { emailVerifiedAt: null, status: "pending_verification" });
    const ctx = testCtx(actorOf(user, [], { emailVerified: false }));
    const email = address();
    await requestEmailChange(ctx, { email });
    await changeEmail(ctx, { token: (await mailTo(email, "changeEmail")).token });
    expect(await userOf(user.id)).toMatchObject({ email, status: "active" });
    expect((await mailTo(user.email, "emailChanged")).sent).toBe(false);
  });
});
