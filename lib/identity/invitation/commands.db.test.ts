import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { SignUpInput } from "../account/model";
import { signUp } from "../account/sign-up";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { loadSession } from "../session/queries";
import { actorOf, asPerson, device, makePerson, outcome, PASSWORD } from "../testing/people";
import { withSettings } from "../testing/settings";
import { acceptInvitation, invite, join, resendInvitation, revokeInvitation } from "./commands";
import { invitationList } from "./list";
import { type InvitedRole, InviteInput, JoinInput } from "./model";
import { listInvitations, previewInvitation } from "./queries";

let serial = 0;
const visitor = (): Ctx => makeCtx({ address: `203.0.113.${++serial % 250}` });
const address = () => `invited.${process.pid}.${++serial}@example.test`;
const send = (ctx: Ctx, email: string, role: InvitedRole) => invite(ctx, InviteInput.parse({ email, role }));
const tokenOf = async (email: string) =>
  /invitations\/([\w-]+)/.exec((await mailsTo(email)).at(-1)?.text ?? "")?.[1] ?? "";
const form = (token: string) =>
  JoinInput.parse({
    token,
    firstName: "Ada",
    username: `invited${process.pid % 1000}x${++serial}`,
    password: PASSWORD,
    terms: true,
  });
const rolesOf = async (email: string) =>
  db()
    .select({ key: roles.key, status: userRoles.status })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(eq(users.email, email));
const open = async (ctx: Ctx) => (await listInvitations(ctx, invitationList.parse({}))).rows;
const expire = (email: string) =>
  db()
    .update(oneTimeTokens)
    .set({ expiresAt: new Date(0) })
    .where(eq(oneTimeTokens.email, email));

beforeEach(() => db().delete(rateLimits));

describe("an invitation", () => {
  test("is sent by support for members, by super admins for admins, by nobody else", async () => {
    const [support, chief] = [await asPerson(["support_admin"]), await asPerson(["super_admin"])];
    const to = address();
    expect(await outcome(() => send(testCtx(), to, "student"))).toBe("unauthenticated");
    expect(await outcome(async () => send((await asPerson(["student"])).ctx, to, "student"))).toBe(
      "forbidden",
    );
    expect(await outcome(() => send(support.ctx, to, "content_manager"))).toBe("forbidden");
    const stale = testCtx(actorOf(chief.user, ["super_admin"], { reauthenticatedAt: null }));
    expect(await outcome(() => send(stale, to, "content_manager"))).toBe("forbidden");
    expect(InviteInput.safeParse({ email: to, role: "super_admin" }).success).toBe(false);
    expect(InviteInput.safeParse({ email: to, role: "company" }).success).toBe(false);

    await send(support.ctx, to, "student");
    await send(chief.ctx, to, "content_manager");
    expect((await open(support.ctx)).filter((i) => i.email === to).map((i) => i.role)).toEqual(["student"]);
    const rows = (await open(chief.ctx)).filter((i) => i.email === to);
    expect(rows.map((i) => i.role).sort()).toEqual(["content_manager", "student"]);
    expect(await open((await asPerson(["student"])).ctx)).toEqual([]);
    const admins = rows.find((i) => i.role === "content_manager")?.id ?? "";
    for (const ctx of [support.ctx, testCtx(), (await asPerson(["student"])).ctx])
      for (const command of [resendInvitation, revokeInvitation])
        expect(await outcome(() => command(ctx, { invitationId: admins }))).toBe("not_found");
  });

  test("opens one account of fifty that redeem it at once, confirmed and signed in", async () => {
    const support = await asPerson(["support_admin"]);
    const to = address();
    await send(support.ctx, to, "mentor");
    const token = await tokenOf(to);
    expect(await previewInvitation(visitor(), token)).toMatchObject({
      email: to,
      role: "mentor",
      account: "none",
    });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => outcome(() => join(visitor(), form(token), device()))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect(answers.filter((a) => a === "invalid")).toHaveLength(49);
    const [user] = await db().select().from(users).where(eq(users.email, to));
    expect(user).toMatchObject({ status: "active", emailVerifiedAt: expect.any(Date), termsVersion: 1 });
    expect(await rolesOf(to)).toEqual([{ key: "mentor", status: "active" }]);
    expect(await previewInvitation(visitor(), token)).toBeNull();
    expect((await open(support.ctx)).some((i) => i.email === to)).toBe(false);
  }, 60_000);

  test("signs the invited person in where the role leads", async () => {
    const chief = await asPerson(["super_admin"]);
    const to = address();
    await send(chief.ctx, to, "finance_manager");
    const login = await join(visitor(), form(await tokenOf(to)), device());
    expect(login.home).toBe("/admin");
    expect(await loadSession(login.sessionId)).toMatchObject({
      emailVerified: true,
      roles: ["finance_manager"],
    });
  });

  test("works while sign-up is closed to the public", async () => {
    const support = await asPerson(["support_admin"]);
    const to = address();
    await send(support.ctx, to, "student");
    const token = await tokenOf(to);
    await withSettings({ "general.sign_up": "invite" }, async () => {
      const input = SignUpInput.parse({ ...form(token), email: address() });
      expect(await outcome(() => signUp(visitor(), input, device()))).toBe("forbidden");
      expect(await outcome(() => join(visitor(), form(token), device()))).toBe("ok");
    });
  });

  test("to an address with an account is accepted by that account alone, once", async () => {
    const support = await asPerson(["support_admin"]);
    const { user, ctx } = await asPerson(["student"]);
    const other = await asPerson();
    await send(support.ctx, user.email, "instructor");
    const token = await tokenOf(user.email);
    expect(await previewInvitation(visitor(), token)).toMatchObject({ account: "theirs" });
    expect(await previewInvitation(ctx, token)).toMatchObject({ account: "own" });
    expect(await outcome(() => acceptInvitation(testCtx(), { token }))).toBe("unauthenticated");
    expect(await outcome(() => acceptInvitation(other.ctx, { token }))).toBe("forbidden");
    expect(await acceptInvitation(ctx, { token })).toEqual({ role: "instructor" });
    expect(await outcome(() => acceptInvitation(ctx, { token }))).toBe("invalid");
    expect((await rolesOf(user.email)).map((r) => r.key).sort()).toEqual(["instructor", "student"]);
    expect(await outcome(() => send(support.ctx, user.email, "instructor"))).toBe("conflict");
    expect(await outcome(() => send(support.ctx, support.user.email, "student"))).toBe("forbidden");
  });

  test("confirms the mailbox it came to, and answers a request for the same role", async () => {
    const support = await asPerson(["support_admin"]);
    const user = await makePerson([], { status: "pending_verification", emailVerifiedAt: null });
    const [mentor] = await db().select().from(roles).where(eq(roles.key, "mentor"));
    await db()
      .insert(userRoles)
      .values({ userId: user.id, roleId: mentor?.id ?? "", status: "requested", requestedBy: user.id });
    await send(support.ctx, user.email, "mentor");
    await acceptInvitation(testCtx(actorOf(user, [], { emailVerified: false })), {
      token: await tokenOf(user.email),
    });
    const [now] = await db().select().from(users).where(eq(users.id, user.id));
    expect(now).toMatchObject({ status: "active", emailVerifiedAt: expect.any(Date) });
    expect(await rolesOf(user.email)).toEqual([{ key: "mentor", status: "active" }]);
  });

  test("ends when it is sent again, taken back, or a week old; then it can be sent anew", async () => {
    const support = await asPerson(["support_admin"]);
    const to = address();
    await send(support.ctx, to, "client");
    const first = await tokenOf(to);
    const [row] = (await open(support.ctx)).filter((i) => i.email === to);
    await resendInvitation(support.ctx, { invitationId: row?.id ?? "" });
    const second = await tokenOf(to);
    expect(await previewInvitation(visitor(), first)).toBeNull();
    expect(await previewInvitation(visitor(), second)).not.toBeNull();
    await expire(to);
    expect(await outcome(() => join(visitor(), form(second), device()))).toBe("invalid");
    const [old] = (await open(support.ctx)).filter((i) => i.email === to);
    expect(old).toMatchObject({ isExpired: true });
    await resendInvitation(support.ctx, { invitationId: old?.id ?? "" });
    const [fresh] = (await open(support.ctx)).filter((i) => i.email === to);
    expect(fresh).toMatchObject({ isExpired: false });
    await revokeInvitation(support.ctx, { invitationId: fresh?.id ?? "" });
    expect(await previewInvitation(visitor(), await tokenOf(to))).toBeNull();
  });

  test("to an admin role is worth nothing once its sender may make no admins", async () => {
    const chief = await asPerson(["super_admin"]);
    const to = address();
    await send(chief.ctx, to, "support_admin");
    await db().update(userRoles).set({ status: "revoked" }).where(eq(userRoles.userId, chief.user.id));
    const token = await tokenOf(to);
    expect(await outcome(() => join(visitor(), form(token), device()))).toBe("conflict");
    expect(await previewInvitation(visitor(), token)).not.toBeNull();
  });

  test("reaches nobody while the role is switched off", async () => {
    const support = await asPerson(["support_admin"]);
    const to = address();
    await send(support.ctx, to, "provider");
    await db().update(roles).set({ isActive: false }).where(eq(roles.key, "provider"));
    try {
      expect(await outcome(() => send(support.ctx, address(), "provider"))).toBe("conflict");
      const token = await tokenOf(to);
      expect(await outcome(() => join(visitor(), form(token), device()))).toBe("conflict");
      expect(
        await db()
          .select()
          .from(users)
          .where(and(eq(users.email, to))),
      ).toEqual([]);
    } finally {
      await db().update(roles).set({ isActive: true }).where(eq(roles.key, "provider"));
    }
  });
});
