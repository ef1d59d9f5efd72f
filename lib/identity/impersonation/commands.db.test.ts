import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "../../core/db";
import { auditLogs } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { updateProfile } from "../account/commands";
import { grantRole, revokeRole } from "../role/commands";
import { userRoles } from "../schema/roles";
import { sessions } from "../schema/sessions";
import { openLogin, signOut } from "../session/commands";
import { listLogins, loadSession } from "../session/queries";
import { actorOf, asPerson, device, makePerson, outcome } from "../testing/people";
import { endImpersonation, impersonate } from "./commands";

/** A support admin with a login of their own. */
async function supporter() {
  const user = await makePerson(["support_admin"]);
  const { sessionId } = await openLogin(testCtx(), user, device(), {});
  return { user, sessionId, ctx: testCtx(actorOf(user, ["support_admin"], { sessionId })) };
}
const reason = "The person cannot find a page";

test("is for support, on members alone, with the password given lately and a reason", async () => {
  const admin = await supporter();
  const [member, editor] = [await makePerson(), await makePerson(["content_manager"])];
  const stranger = await makePerson(["student"]);
  const { sessionId } = await openLogin(testCtx(), stranger, device(), {});
  const asStranger = testCtx(actorOf(stranger, ["student"], { sessionId }));
  const of = (ctx: typeof asStranger, userId: string) =>
    outcome(() => impersonate(ctx, { userId, reason }, device()));
  expect(await of(asStranger, member.id)).toBe("forbidden");
  expect(await of(admin.ctx, editor.id)).toBe("forbidden");
  expect(await of(admin.ctx, admin.user.id)).toBe("forbidden");
  const { sessionId: own } = admin;
  const stale = testCtx(actorOf(admin.user, ["support_admin"], { sessionId: own, reauthenticatedAt: null }));
  expect(await of(stale, member.id)).toBe("forbidden");
  expect(await of(admin.ctx, (await makePerson([], { status: "suspended" })).id)).toBe("conflict");
  expect(await of(admin.ctx, member.id)).toBe("ok");
});

test("sees as the member, changes nothing, is written down, and ends where it began", async () => {
  const admin = await supporter();
  const member = await makePerson(["student"]);
  const { sessionId } = await impersonate(admin.ctx, { userId: member.id, reason }, device());
  const eyes = await loadSession(sessionId);
  expect([eyes?.id, eyes?.impersonatorId]).toEqual([member.id, admin.user.id]);
  const looking = testCtx(eyes ?? undefined);
  const profile = { firstName: "Other", language: "en" as const, timeZone: "UTC" };
  expect(await outcome(() => updateProfile(looking, profile))).toBe("forbidden");
  expect(await outcome(() => impersonate(looking, { userId: member.id, reason }, device()))).toBe(
    "forbidden",
  );
  // The member's own list shows the member's own logins.
  expect(await listLogins(testCtx(), member.id)).toEqual([]);
  expect(await endImpersonation(looking)).toEqual({ sessionId: admin.sessionId, userId: member.id });
  expect(await loadSession(sessionId)).toBe(null);
  const acts = await db().select().from(auditLogs).where(eq(auditLogs.targetId, member.id));
  const ended = acts.find((a) => a.action === "identity.user.end_impersonation");
  expect([ended?.actorId, ended?.impersonatorId]).toEqual([member.id, admin.user.id]);
  expect(acts.some((a) => a.action === "identity.user.impersonate" && a.actorId === admin.user.id)).toBe(
    true,
  );
});

test("ends with the admin's own login, and after half an hour", async () => {
  const admin = await supporter();
  const member = await makePerson();
  const first = await impersonate(admin.ctx, { userId: member.id, reason }, device());
  await db().update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.id, first.sessionId));
  expect(await loadSession(first.sessionId)).toBe(null);
  const second = await impersonate(admin.ctx, { userId: member.id, reason }, device());
  const [row] = await db().select().from(sessions).where(eq(sessions.id, second.sessionId));
  expect(Math.round(((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000)).toBe(30);
  expect(await loadSession(second.sessionId)).not.toBe(null);
  await signOut(admin.ctx);
  expect(await loadSession(second.sessionId)).toBe(null);
});

test("ends with the right to it, and when the member becomes an admin", async () => {
  const admin = await supporter();
  const [member, riser] = [await makePerson(), await makePerson()];
  const first = await impersonate(admin.ctx, { userId: member.id, reason }, device());
  const second = await impersonate(admin.ctx, { userId: riser.id, reason }, device());
  const chief = await asPerson(["super_admin"]);
  await grantRole(chief.ctx, { userId: riser.id, role: "finance_manager", reason: "Keeps the books" });
  expect(await loadSession(second.sessionId)).toBe(null);
  expect(await loadSession(first.sessionId)).not.toBe(null);
  const [grant] = await db().select().from(userRoles).where(eq(userRoles.userId, admin.user.id));
  await revokeRole(chief.ctx, { grantId: grant?.id as string, reason: "Moves on" });
  expect(await loadSession(first.sessionId)).toBe(null);
  expect(await loadSession(admin.sessionId)).not.toBe(null);
});

test("signing out of it ends it and the admin's own login", async () => {
  const admin = await supporter();
  const member = await makePerson();
  const { sessionId } = await impersonate(admin.ctx, { userId: member.id, reason }, device());
  await signOut(testCtx((await loadSession(sessionId)) ?? undefined));
  expect(await loadSession(sessionId)).toBe(null);
  expect(await loadSession(admin.sessionId)).toBe(null);
});

test("nobody ends an impersonation from a login that is none", async () => {
  const admin = await supporter();
  expect(await outcome(() => endImpersonation(admin.ctx))).toBe("not_found");
  expect(await outcome(() => endImpersonation(testCtx()))).toBe("not_found");
});
