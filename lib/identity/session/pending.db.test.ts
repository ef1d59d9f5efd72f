import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { forgotPassword, resetPassword } from "../account/password";
import { hasSecondFactor } from "../factor/verify";
import { users } from "../schema/users";
import { withApp } from "../testing/factor";
import { actorOf, asPerson, device, makePerson, outcome, PASSWORD } from "../testing/people";
import { openTicket, sealTicket } from "../ticket/ticket";
import { checkLogin, confirmIdentity, deviceHashOf } from "./commands";
import { finishSignIn, PENDING_LOGIN, pendingOf } from "./pending";
import { loadSession } from "./queries";

beforeEach(() => db().delete(rateLimits));

const begin = async () => {
  const { user, ctx } = await asPerson();
  const { code, codes } = await withApp(ctx, user.id);
  const [row] = await db().select().from(users).where(eq(users.id, user.id));
  if (!row) throw new Error("no user");
  return { user: row, ctx, code, codes };
};

test("is made whole by the browser that began it, and by no other", async () => {
  const { user, code } = await begin();
  const own = device();
  const checked = await checkLogin(
    testCtx(),
    { identifier: user.email, password: PASSWORD },
    deviceHashOf(own),
  );
  const pending = pendingOf(checked, own, { remember: true, next: "/account" });
  expect(await outcome(() => finishSignIn(testCtx(), pending, code(), device()))).toBe("unauthenticated");
  expect(await outcome(() => finishSignIn(testCtx(), pending, "000000", own))).toBe("invalid");
  const login = await finishSignIn(testCtx(), pending, code(), own);
  expect(await loadSession(login.sessionId)).toMatchObject({ id: user.id, mfaAt: expect.any(Date) });
  expect(await outcome(() => finishSignIn(testCtx(), pending, code(), own))).toBe("invalid");
});

test("is worth nothing once the account changed or may not sign in", async () => {
  const { user, codes } = await begin();
  const own = device();
  const pending = pendingOf(user, own, {});
  await db().update(users).set({ status: "suspended" }).where(eq(users.id, user.id));
  expect(await outcome(() => finishSignIn(testCtx(), pending, codes[0] ?? "", own))).toBe("forbidden");
  await db()
    .update(users)
    .set({ status: "active", authEpoch: user.authEpoch + 1 })
    .where(eq(users.id, user.id));
  expect(await outcome(() => finishSignIn(testCtx(), pending, codes[0] ?? "", own))).toBe("unauthenticated");
});

test("a reset of the password does not skip the second factor", async () => {
  const { user } = await begin();
  await forgotPassword(testCtx(), { email: user.email });
  const mail = (await mailsTo(user.email)).find((m) => m.category === "identity.mail.reset");
  const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
  await resetPassword(testCtx(), { token, password: "nine copper kettles" });
  const checked = await checkLogin(
    testCtx(),
    { identifier: user.email, password: "nine copper kettles" },
    deviceHashOf(device()),
  );
  expect(await hasSecondFactor(testCtx(), checked.id)).toBe(true);
});

test("the ticket is read by its own purpose alone, whole, and not for long", async () => {
  const user = await makePerson();
  const pending = pendingOf(user, device(), {});
  const { name, schema } = PENDING_LOGIN;
  const ticket = await sealTicket(name, pending, 10);
  expect(await openTicket(name, ticket, schema)).toEqual(pending);
  expect(ticket).not.toContain(user.id);
  expect(await openTicket("another", ticket, schema)).toBeNull();
  expect(await openTicket(name, `${ticket.slice(0, -2)}AA`, schema)).toBeNull();
  expect(await openTicket(name, await sealTicket(name, pending, -1), schema)).toBeNull();
  expect(await openTicket(name, await sealTicket(name, { userId: "x" }, 10), schema)).toBeNull();
});

test("stepping up takes the password or a code", async () => {
  const { user, code } = await begin();
  const own = device();
  const login = await finishSignIn(testCtx(), pendingOf(user, own, {}), code(), own);
  const stale = actorOf(user, [], { sessionId: login.sessionId, reauthenticatedAt: null });
  const ctx = testCtx(stale);
  expect(await outcome(() => confirmIdentity(testCtx(), { password: PASSWORD }, own))).toBe(
    "unauthenticated",
  );
  expect(await outcome(() => confirmIdentity(ctx, {}, own))).toBe("invalid");
  expect(await outcome(() => confirmIdentity(ctx, { password: "a wrong one" }, own))).toBe("invalid");
  expect(await outcome(() => confirmIdentity(ctx, { code: code() }, own))).toBe("invalid");
  expect(await outcome(() => confirmIdentity(ctx, { password: PASSWORD }, own))).toBe("ok");
});
