import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "../../core/ctx";
import { inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { testCtx } from "../../core/testing/ctx";
import { mailsTo } from "../../notifications/testing/mails";
import { adminList } from "../admin/list";
import { countProposals, countSuperAdmins, listAdmins, listProposals } from "../admin/queries";
import { roles, userRoles } from "../schema/roles";
import { openLogin } from "../session/commands";
import { loadSession } from "../session/queries";
import { actorOf, asPerson, device, makePerson, outcome } from "../testing/people";
import { decideRole, grantRole, revokeRole, takeRole } from "./commands";
import { AppointInput, type RoleKey } from "./model";
import { listRoles, signUpRoles } from "./queries";
import { appointAdmin, keepAdmin, switchRole } from "./super-admins";

const reason = "A good reason.";
const appoint = (ctx: Ctx, person: string, role: string) =>
  appointAdmin(ctx, AppointInput.parse({ person, role, reason }));
const rows = async (ctx: Ctx, query = {}) => (await listAdmins(ctx, adminList.parse(query))).rows;
const liveGrant = async (userId: string, role: RoleKey) => {
  const [row] = await db()
    .select({ id: userRoles.id, status: userRoles.status, needsSecond: userRoles.needsSecond })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .where(
      and(
        eq(userRoles.userId, userId),
        eq(roles.key, role),
        sql`${userRoles.status} in ('requested', 'active')`,
      ),
    );
  return row as { id: string; status: string; needsSecond: boolean };
};

beforeEach(async () => {
  await db().delete(userRoles);
  await db().update(roles).set({ isActive: true });
});

describe("administrators", () => {
  test("are listed to super admins alone, with their roles and whether a second factor protects them", async () => {
    const chief = await asPerson(["super_admin"]);
    const both = await makePerson(["content_manager", "finance_manager"], {
      firstName: "Zoe",
      lastName: "Zz",
    });
    const support = await asPerson(["support_admin"]);
    expect(await rows(support.ctx)).toEqual([]);
    expect(await listProposals(support.ctx)).toEqual([]);
    const all = await rows(chief.ctx);
    expect(all.map((row) => row.id).sort()).toEqual([chief.user.id, both.id, support.user.id].sort());
    expect(all.find((row) => row.id === both.id)).toMatchObject({ hasFactor: false, isSelf: false });
    expect(
      all
        .find((row) => row.id === both.id)
        ?.grants.map((g) => g.role)
        .sort(),
    ).toEqual(["content_manager", "finance_manager"]);
    expect(all.find((row) => row.id === chief.user.id)?.isSelf).toBe(true);
    expect((await rows(chief.ctx, { role: "finance_manager" })).map((row) => row.id)).toEqual([both.id]);
    expect(await rows(chief.ctx, { factor: "on" })).toEqual([]);
  });

  test("are made of people with an account, by name or address, by super admins", async () => {
    const chief = await asPerson(["super_admin"]);
    const [a, b] = [await makePerson(), await makePerson()];
    const support = await asPerson(["support_admin"]);
    for (const ctx of [testCtx(), support.ctx, (await asPerson(["student"])).ctx])
      expect(await outcome(() => appoint(ctx, a.username, "content_manager"))).toBe("forbidden");
    expect(await outcome(() => appoint(chief.ctx, "nobody.there", "content_manager"))).toBe("invalid");
    expect(await appoint(chief.ctx, a.username.toUpperCase(), "content_manager")).toEqual({
      status: "active",
    });
    expect(await appoint(chief.ctx, b.email, "support_admin")).toEqual({ status: "active" });
    expect(await outcome(() => appoint(chief.ctx, chief.user.username, "support_admin"))).toBe("forbidden");
    const stale = testCtx(actorOf(chief.user, ["super_admin"], { reauthenticatedAt: null }));
    expect(await outcome(() => appoint(stale, b.email, "finance_manager"))).toBe("forbidden");
  });
});

describe("a proposal about a super admin", () => {
  test("reaches those who may agree, and is agreed to once by one of them", async () => {
    const [a, b, c] = [
      await asPerson(["super_admin"]),
      await asPerson(["super_admin"]),
      await asPerson(["super_admin"]),
    ];
    const target = await makePerson();
    expect(await appoint(a.ctx, target.username, "super_admin")).toEqual({ status: "requested" });
    expect((await mailsTo(b.user.email)).map((m) => m.category)).toEqual(["identity.super_admin_proposed"]);
    expect(await mailsTo(a.user.email)).toEqual([]);
    expect(await countProposals(a.ctx)).toBe(1);
    const grantId = (await liveGrant(target.id, "super_admin")).id;
    expect(await listProposals(a.ctx)).toMatchObject([
      { grantId, kind: "grant", isOwn: true, mayApprove: false, mayDecline: true, isExpired: false },
    ]);
    expect(await listProposals(b.ctx)).toMatchObject([{ isOwn: false, mayApprove: true }]);
    const answers = await Promise.all(
      [b, c].map(({ ctx }) => outcome(() => decideRole(ctx, { grantId, decision: "approve", reason }))),
    );
    expect(answers.sort()).toEqual(["conflict", "ok"]);
    expect(await countSuperAdmins(a.ctx)).toBe(4);
    expect(await countProposals(a.ctx)).toBe(0);
  });

  test("to end one can be declined, or taken back, and then ends nothing", async () => {
    const [a, b, c] = [
      await asPerson(["super_admin"]),
      await asPerson(["super_admin"]),
      await asPerson(["super_admin"]),
    ];
    const grantId = (await liveGrant(c.user.id, "super_admin")).id;
    for (const { ctx } of [b, a]) {
      expect(await revokeRole(a.ctx, { grantId, reason })).toEqual({ status: "active" });
      expect(await listProposals(b.ctx)).toMatchObject([
        { kind: "revoke", mayApprove: true, mayDecline: true },
      ]);
      expect(await listProposals(c.ctx)).toMatchObject([{ mayApprove: false, mayDecline: false }]);
      expect(await outcome(() => keepAdmin(c.ctx, { grantId, reason }))).toBe("forbidden");
      for (const stranger of [testCtx(), (await asPerson(["support_admin"])).ctx])
        expect(await outcome(() => keepAdmin(stranger, { grantId, reason }))).toBe("forbidden");
      expect(await outcome(() => keepAdmin(ctx, { grantId, reason }))).toBe("ok");
      expect(await liveGrant(c.user.id, "super_admin")).toMatchObject({
        status: "active",
        needsSecond: false,
      });
    }
    expect(await outcome(() => keepAdmin(a.ctx, { grantId, reason }))).toBe("conflict");
    await revokeRole(a.ctx, { grantId, reason });
    expect(await revokeRole(b.ctx, { grantId, reason })).toEqual({ status: "revoked" });
  });

  test("cannot be agreed to after three days", async () => {
    const [a, b] = [await asPerson(["super_admin"]), await asPerson(["super_admin"])];
    const target = await makePerson();
    await grantRole(a.ctx, { userId: target.id, role: "super_admin", reason });
    const grantId = (await liveGrant(target.id, "super_admin")).id;
    await db().execute(
      sql`update user_roles set updated_at = now() - interval '73 hours' where id = ${grantId}`,
    );
    expect(await listProposals(b.ctx)).toMatchObject([
      { isExpired: true, mayApprove: false, mayDecline: true },
    ]);
    expect(await countProposals(b.ctx)).toBe(0);
    expect(await outcome(() => decideRole(b.ctx, { grantId, decision: "approve", reason }))).toBe("conflict");
  });
});

describe("switching a role off", () => {
  test("is for super admins, and never for their own role", async () => {
    const chief = await asPerson(["super_admin"]);
    const off = (ctx: Ctx, role: RoleKey) => outcome(() => switchRole(ctx, { role, isActive: false }));
    for (const ctx of [testCtx(), (await asPerson(["student"])).ctx, (await asPerson(["support_admin"])).ctx])
      expect(await off(ctx, "mentor")).toBe("forbidden");
    const stale = testCtx(actorOf(chief.user, ["super_admin"], { reauthenticatedAt: null }));
    expect(await off(stale, "mentor")).toBe("forbidden");
    expect(await off(chief.ctx, "super_admin")).toBe("conflict");
    expect(await off(chief.ctx, "mentor")).toBe("ok");
    expect((await listRoles(chief.ctx)).find((role) => role.key === "mentor")?.isActive).toBe(false);
    expect(await listRoles((await asPerson(["student"])).ctx)).toEqual([]);
  });

  test("takes workspace and rights at once, stops grants, and gives all back when it is on again", async () => {
    const chief = await asPerson(["super_admin"]);
    const user = await makePerson(["student", "support_admin"]);
    const login = await inTx(testCtx(), (tx) => openLogin(tx, user, device(), {}));
    const held = async () => [...((await loadSession(login.sessionId))?.roles ?? [])].sort();
    expect(await held()).toEqual(["student", "support_admin"]);
    await switchRole(chief.ctx, { role: "student", isActive: false });
    await switchRole(chief.ctx, { role: "support_admin", isActive: false });
    expect(await held()).toEqual([]);
    expect(await signUpRoles(testCtx())).not.toContain("student");
    const other = await asPerson();
    expect(await outcome(() => takeRole(other.ctx, { role: "student" }))).toBe("conflict");
    expect(await outcome(() => appoint(chief.ctx, other.user.username, "support_admin"))).toBe("conflict");
    await switchRole(chief.ctx, { role: "student", isActive: true });
    await switchRole(chief.ctx, { role: "support_admin", isActive: true });
    expect(await held()).toEqual(["student", "support_admin"]);
  });
});
