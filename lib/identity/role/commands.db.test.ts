import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { actorOf, asPerson, makePerson, outcome } from "../testing/people";
import * as commands from "./commands";
import type { RoleKey } from "./model";

const reason = "A good reason.";
const grantOf = async (userId: string, role: RoleKey) =>
  (
    await db()
      .select({ id: userRoles.id, status: userRoles.status, needsSecond: userRoles.needsSecond })
      .from(userRoles)
      .innerJoin(roles, eq(roles.id, userRoles.roleId))
      .where(and(eq(userRoles.userId, userId), eq(roles.key, role)))
      .orderBy(userRoles.createdAt)
  ).at(-1) as { id: string; status: string; needsSecond: boolean };
const revoke = async (ctx: Ctx, userId: string, role: RoleKey) =>
  commands.revokeRole(ctx, { grantId: (await grantOf(userId, role)).id, reason });

beforeEach(async () => {
  await db().delete(userRoles);
});

describe("own roles", () => {
  test("open ones are taken, others asked for; none twice", async () => {
    const { user, ctx } = await asPerson();
    expect(await commands.takeRole(ctx, { role: "student" })).toEqual({ status: "active" });
    expect(await commands.takeRole(ctx, { role: "mentor", reason })).toEqual({ status: "requested" });
    await expect(commands.takeRole(ctx, { role: "mentor" })).rejects.toMatchObject({
      cause: { constraint: "user_roles_one_live" },
    });
    expect((await grantOf(user.id, "mentor")).status).toBe("requested");
    expect(await outcome(() => commands.takeRole(testCtx(), { role: "student" }))).toBe("unauthenticated");
  });

  test("are left by their holder, but not admin roles", async () => {
    const { user, ctx } = await asPerson(["student", "content_manager"]);
    await commands.leaveRole(ctx, { role: "student" });
    expect((await grantOf(user.id, "student")).status).toBe("revoked");
    expect(await outcome(() => commands.leaveRole(ctx, { role: "student" }))).toBe("not_found");
  });

  test("declined, they can be asked for again after a week", async () => {
    const { user, ctx } = await asPerson();
    const support = await asPerson(["support_admin"]);
    await commands.takeRole(ctx, { role: "mentor" });
    const grantId = (await grantOf(user.id, "mentor")).id;
    await commands.decideRole(support.ctx, { grantId, decision: "decline", reason });
    expect(await outcome(() => commands.takeRole(ctx, { role: "mentor" }))).toBe("conflict");
    await db()
      .update(userRoles)
      .set({ decidedAt: new Date(Date.now() - 8 * 86_400_000) })
      .where(eq(userRoles.id, grantId));
    expect(await commands.takeRole(ctx, { role: "mentor" })).toEqual({ status: "requested" });
  });
});

describe("granting", () => {
  test("is refused to strangers, to oneself, and beyond one's rights", async () => {
    const stranger = await asPerson(["student"]);
    const support = await asPerson(["support_admin"]);
    const target = await makePerson();
    const give = (ctx: Ctx, userId: string, role: RoleKey) =>
      outcome(() => commands.grantRole(ctx, { userId, role, reason }));
    expect(await give(testCtx(), target.id, "mentor")).toBe("forbidden");
    expect(await give(stranger.ctx, target.id, "mentor")).toBe("forbidden");
    expect(await give(support.ctx, support.user.id, "mentor")).toBe("forbidden");
    expect(await give(support.ctx, target.id, "content_manager")).toBe("forbidden");
    const colleague = await makePerson(["finance_manager"]);
    expect(await give(support.ctx, colleague.id, "mentor")).toBe("forbidden");
    expect(await give(support.ctx, target.id, "mentor")).toBe("ok");
    const mails = await mailsTo(target.email);
    expect(mails.map((m) => m.category)).toEqual(["identity.role_granted"]);
  });

  test("an admin role takes a super admin and a password given lately", async () => {
    const chief = await makePerson(["super_admin"]);
    const target = await makePerson();
    const stale = testCtx(
      actorOf(chief, ["super_admin"], { reauthenticatedAt: new Date(Date.now() - 11 * 60_000) }),
    );
    const give = (ctx: Ctx) =>
      outcome(() => commands.grantRole(ctx, { userId: target.id, role: "content_manager", reason }));
    expect(await give(stale)).toBe("forbidden");
    expect(await give(testCtx(actorOf(chief, ["super_admin"])))).toBe("ok");
  });

  test("of an asked-for role approves the request", async () => {
    const { user, ctx } = await asPerson();
    const support = await asPerson(["support_admin"]);
    await commands.takeRole(ctx, { role: "mentor" });
    const before = await grantOf(user.id, "mentor");
    await commands.grantRole(support.ctx, { userId: user.id, role: "mentor", reason });
    expect(await grantOf(user.id, "mentor")).toMatchObject({ id: before.id, status: "active" });
  });

  test("a super admin waits for a second one's consent", async () => {
    const [a, b] = [await asPerson(["super_admin"]), await asPerson(["super_admin"])];
    const target = await makePerson();
    const role = "super_admin";
    expect(await commands.grantRole(a.ctx, { userId: target.id, role, reason })).toEqual({
      status: "requested",
    });
    const grantId = (await grantOf(target.id, role)).id;
    const approve = (ctx: Ctx) =>
      outcome(() => commands.decideRole(ctx, { grantId, decision: "approve", reason }));
    expect(await approve(a.ctx)).toBe("forbidden");
    expect(await approve(b.ctx)).toBe("ok");
    expect((await grantOf(target.id, role)).status).toBe("active");
  });

  test("by the only super admin works at once", async () => {
    const a = await asPerson(["super_admin"]);
    const target = await makePerson();
    expect(await commands.grantRole(a.ctx, { userId: target.id, role: "super_admin", reason })).toEqual({
      status: "active",
    });
  });
});

describe("revoking", () => {
  test("is refused to strangers and on oneself", async () => {
    const [stranger, support] = [await asPerson(["student"]), await asPerson(["support_admin"])];
    const target = await makePerson(["mentor"]);
    expect(await outcome(() => revoke(stranger.ctx, target.id, "mentor"))).toBe("forbidden");
    expect(await outcome(() => revoke(support.ctx, support.user.id, "support_admin"))).toBe("forbidden");
    expect(await outcome(() => revoke(support.ctx, target.id, "mentor"))).toBe("ok");
    expect(await outcome(() => revoke(support.ctx, target.id, "mentor"))).toBe("conflict");
  });

  test("of two super admins who demote each other one stays", async () => {
    for (let round = 0; round < 5; round++) {
      await db().delete(userRoles);
      const [a, b] = [await asPerson(["super_admin"]), await asPerson(["super_admin"])];
      const answers = await Promise.all([
        outcome(() => revoke(a.ctx, b.user.id, "super_admin")),
        outcome(() => revoke(b.ctx, a.user.id, "super_admin")),
      ]);
      expect(answers.sort()).toEqual(["conflict", "ok"]);
      const left = await db().select().from(userRoles).where(eq(userRoles.status, "active"));
      expect(left).toHaveLength(1);
    }
  });

  test("a super admin takes two others while there are three", async () => {
    const [a, b, c] = [
      await asPerson(["super_admin"]),
      await asPerson(["super_admin"]),
      await asPerson(["super_admin"]),
    ];
    const go = (ctx: Ctx) => outcome(() => revoke(ctx, c.user.id, "super_admin"));
    expect(await go(a.ctx)).toBe("ok");
    expect(await grantOf(c.user.id, "super_admin")).toMatchObject({ status: "active", needsSecond: true });
    expect(await go(a.ctx)).toBe("forbidden");
    expect(await go(b.ctx)).toBe("ok");
    expect((await grantOf(c.user.id, "super_admin")).status).toBe("revoked");
  });

  test("a suspended super admin does not count as one who stays", async () => {
    const [a, b] = [await asPerson(["super_admin"]), await asPerson(["super_admin"])];
    await db().update(users).set({ status: "suspended" }).where(eq(users.id, a.user.id));
    expect(await outcome(() => revoke(a.ctx, b.user.id, "super_admin"))).toBe("conflict");
  });
});
