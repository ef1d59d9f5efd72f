import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { type Ctx, jobCtx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { auditLogs, statusHistory } from "../../core/schema/core";
import { saveStudentProfile } from "../profile/commands";
import { StudentProfileInput } from "../profile/model";
import { userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { userVerifications } from "../schema/verifications";
import { loadSession } from "../session/queries";
import { asPerson, device, makePerson, outcome, PASSWORD, signIn } from "../testing/people";
import * as commands from "./commands";
import { getUser } from "./detail-queries";
import { userList } from "./list";
import { listRoleRequests, listUsers } from "./queries";

const reason = "A good reason.";
const statusOf = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0]?.status;

beforeEach(async () => {
  await db().delete(userRoles);
});

describe("suspending", () => {
  test("ends all logins on the next request and keeps the history", async () => {
    const support = await asPerson(["support_admin"]);
    const user = await makePerson(["student"]);
    const login = await signIn(makeCtx(), { identifier: user.email, password: PASSWORD }, device());
    await commands.suspendUser(support.ctx, { userId: user.id, reason });
    expect(await loadSession(login.sessionId)).toBeNull();
    expect(await statusOf(user.id)).toBe("suspended");
    await commands.restoreUser(support.ctx, { userId: user.id, reason });
    expect(await statusOf(user.id)).toBe("active");
    const moves = await db().select().from(statusHistory).where(eq(statusHistory.entityId, user.id));
    expect(moves.map((m) => [m.toStatus, m.reason])).toEqual([
      ["suspended", reason],
      ["active", reason],
    ]);
  });

  test("is refused to strangers, on oneself, on admins, and from a wrong state", async () => {
    const [stranger, support] = [await asPerson(["student"]), await asPerson(["support_admin"])];
    const [target, admin, chief] = [
      await makePerson(),
      await makePerson(["finance_manager"]),
      await asPerson(["super_admin"]),
    ];
    const go = (ctx: Ctx, userId: string) => outcome(() => commands.suspendUser(ctx, { userId, reason }));
    expect(await go(stranger.ctx, target.id)).toBe("forbidden");
    expect(await go(makeCtx(), target.id)).toBe("forbidden");
    expect(await go(support.ctx, support.user.id)).toBe("forbidden");
    expect(await go(support.ctx, admin.id)).toBe("forbidden");
    expect(await go(chief.ctx, admin.id)).toBe("ok");
    expect(await go(chief.ctx, admin.id)).toBe("conflict");
    expect(await go(support.ctx, crypto.randomUUID())).toBe("not_found");
  });

  test("never takes the last super admin, also when two are suspended at once", async () => {
    const [a, b] = [await asPerson(["super_admin"]), await asPerson(["super_admin"])];
    const answers = await Promise.all([
      outcome(() => commands.suspendUser(a.ctx, { userId: b.user.id, reason })),
      outcome(() => commands.deactivateUser(b.ctx, { userId: a.user.id, reason })),
    ]);
    expect(answers.sort()).toEqual(["conflict", "ok"]);
  });

  test("ends by itself at its end", async () => {
    const user = await makePerson([], { status: "suspended", suspendedUntil: new Date(Date.now() - 1000) });
    const later = await makePerson([], {
      status: "suspended",
      suspendedUntil: new Date(Date.now() + 60_000),
    });
    await commands.endSuspensions(jobCtx("identity.unsuspend"));
    expect(await statusOf(user.id)).toBe("active");
    expect(await statusOf(later.id)).toBe("suspended");
  });
});

describe("logins of others", () => {
  test("are ended by support, not by strangers nor for admins", async () => {
    const [stranger, support] = [await asPerson(), await asPerson(["support_admin"])];
    const [user, admin] = [await makePerson(), await makePerson(["content_manager"])];
    const login = await signIn(makeCtx(), { identifier: user.email, password: PASSWORD }, device());
    const go = (ctx: Ctx, userId: string, sessionId?: string) =>
      outcome(() => commands.endUserLogins(ctx, { userId, sessionId }));
    expect(await go(stranger.ctx, user.id)).toBe("forbidden");
    expect(await go(support.ctx, admin.id)).toBe("forbidden");
    expect(await go(support.ctx, user.id, crypto.randomUUID())).toBe("not_found");
    expect(await go(support.ctx, user.id, login.sessionId)).toBe("ok");
    expect(await loadSession(login.sessionId)).toBeNull();
    expect(await outcome(() => commands.unlockUser(stranger.ctx, { userId: user.id }))).toBe("forbidden");
    expect(await outcome(() => commands.unlockUser(support.ctx, { userId: user.id }))).toBe("ok");
  });
});

describe("reading people", () => {
  test("is for readers: filter, search, sort and page in the database", async () => {
    const [stranger, reader] = [await asPerson(["student"]), await asPerson(["finance_manager"])];
    const user = await makePerson(["student"], { firstName: "Zenobia", lastName: "O'Hara_%" });
    const state = (query: Record<string, string>) => userList.parse(query);
    expect((await listUsers(stranger.ctx, state({}))).rows).toEqual([]);
    expect(await getUser(stranger.ctx, user.id)).toBeNull();
    const found = await listUsers(reader.ctx, state({ q: "zeno o'hara_%", role: "student" }));
    expect(found.rows.map((row) => row.id)).toEqual([user.id]);
    expect((await listUsers(reader.ctx, state({ q: "zeno_ia" }))).total).toBe(0);
    for (const sort of userList.sortKeys)
      for (const way of ["", "-"])
        expect((await listUsers(reader.ctx, state({ sort: way + sort }))).rows.length).toBeGreaterThan(0);
    const page = await getUser(reader.ctx, user.id);
    expect(page).toMatchObject({ moves: [], logins: [], grants: [{ role: "student", mayDecide: false }] });
  });

  test("requests are shown to those who decide", async () => {
    const support = await asPerson(["support_admin"]);
    const { user, ctx } = await asPerson();
    const { takeRole } = await import("../role/commands");
    await takeRole(ctx, { role: "mentor", reason });
    expect((await listRoleRequests(support.ctx)).map((r) => r.userId)).toEqual([user.id]);
    expect(await listRoleRequests(ctx)).toEqual([]);
  });
});

describe("the list of people", () => {
  const rows = async (ctx: Ctx, query: Record<string, string>) =>
    (await listUsers(ctx, userList.parse({ size: "100", ...query }))).rows.map((row) => row.id);

  test("is filtered by the newest proof of identity, and by both ends of joining", async () => {
    const support = await asPerson(["support_admin"]);
    const [proved, refused, none] = [await makePerson(), await makePerson(), await makePerson()];
    const proof = (
      userId: string,
      status: "verified" | "rejected",
      days: number,
      type = "identity" as const,
    ) => ({
      userId,
      verificationType: type,
      status,
      evidence: [],
      createdAt: new Date(Date.now() - days * 86_400_000),
    });
    await db()
      .insert(userVerifications)
      .values([
        proof(proved.id, "rejected", 9),
        proof(proved.id, "verified", 2),
        proof(refused.id, "verified", 9),
        proof(refused.id, "rejected", 2),
      ]);
    const three = [proved.id, refused.id, none.id];
    const of = async (verification: string) =>
      (await rows(support.ctx, { verification })).filter((id) => three.includes(id));
    expect(await of("verified")).toEqual([proved.id]);
    expect(await of("rejected")).toEqual([refused.id]);
    expect(await of("none")).toEqual([none.id]);
    const page = await listUsers(support.ctx, userList.parse({ verification: "verified" }));
    expect(page.rows.find((row) => row.id === proved.id)?.verification).toBe("verified");

    await db()
      .update(users)
      .set({ createdAt: new Date("2019-03-05T23:30:00Z") })
      .where(eq(users.id, none.id));
    expect(await rows(support.ctx, { since: "2019-03-05", until: "2019-03-05" })).toEqual([none.id]);
    expect(await rows(support.ctx, { until: "2019-03-04" })).toEqual([]);
    expect(await rows((await asPerson(["student"])).ctx, {})).toEqual([]);
  });
});

describe("sealed facts of a person", () => {
  test("are shown on demand to who manages people, and each look is recorded", async () => {
    const { user, ctx } = await asPerson(["student"]);
    await saveStudentProfile(
      ctx,
      StudentProfileInput.parse({
        birthDate: "2001-04-05",
        address: "12 Kiln Lane",
        emergencyName: "Grace",
        emergencyPhone: "+37120000111",
      }),
    );
    const support = await asPerson(["support_admin"]);
    for (const other of [makeCtx(), ctx, (await asPerson(["finance_manager"])).ctx])
      expect(await outcome(() => commands.revealPersonal(other, { userId: user.id }))).toBe("forbidden");
    const admin = await makePerson(["finance_manager"]);
    expect(await outcome(() => commands.revealPersonal(support.ctx, { userId: admin.id }))).toBe("forbidden");
    expect(await commands.revealPersonal(support.ctx, { userId: user.id })).toEqual({
      birthDate: "2001-04-05",
      address: "12 Kiln Lane",
      emergencyName: "Grace",
      emergencyPhone: "+37120000111",
    });
    const looks = await db()
      .select()
      .from(auditLogs)
      .where(eq(auditLogs.action, "identity.user.read_personal"));
    expect(looks.map((look) => look.targetId)).toEqual([user.id]);
  });
});
