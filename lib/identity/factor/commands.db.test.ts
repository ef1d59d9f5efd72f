import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { auditLogs, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { mfaFactors } from "../schema/mfa-factors";
import { users } from "../schema/users";
import * as notices from "../security/notices";
import { loadSession } from "../session/queries";
import { secretOf, withApp } from "../testing/factor";
import { actorOf, asPerson, device, makePerson, outcome, PASSWORD, signIn } from "../testing/people";
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes, resetFactors } from "./commands";
import { getOwnEnrolment, getOwnFactor } from "./queries";
import { codeAt } from "./totp";
import { verifySecondFactor } from "./verify";

const told = vi.spyOn(notices, "tellOwner");
beforeEach(async () => {
  told.mockClear();
  await db().delete(rateLimits);
});
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a second factor", () => {
  test("is set up and removed by its owner alone, after the password", async () => {
    const { user, ctx } = await asPerson();
    const stale = testCtx(actorOf(user, [], { reauthenticatedAt: new Date(Date.now() - 11 * 60_000) }));
    for (const step of [beginTotp, renewRecoveryCodes, removeTotp]) {
      expect(await outcome(() => step(testCtx()))).toBe("unauthenticated");
      expect(await outcome(() => step(stale))).toBe("forbidden");
    }
    expect(await outcome(() => confirmTotp(stale, { code: "123456" }))).toBe("forbidden");
    expect(await outcome(() => confirmTotp(ctx, { code: "123456" }))).toBe("not_found");

    await beginTotp(ctx);
    const shown = await getOwnEnrolment(ctx);
    const secret = await secretOf(ctx, user.id);
    expect(shown?.uri).toContain(shown?.secret.replaceAll(" ", ""));
    expect(await outcome(() => confirmTotp(ctx, { code: other(codeAt(secret)) }))).toBe("invalid");
    const { codes } = await confirmTotp(ctx, { code: codeAt(secret) });
    expect(new Set(codes).size).toBe(10);
    expect(codes[0]).toMatch(/^[0-9a-z]{5}-[0-9a-z]{5}$/);
    expect(await getOwnEnrolment(ctx)).toBeNull();
    expect(await getOwnFactor(ctx)).toMatchObject({ recoveryCodes: 10, required: false });
    expect(await outcome(() => beginTotp(ctx))).toBe("conflict");
    expect(told.mock.calls.map((call) => call[2])).toEqual(["factor_added"]);

    await removeTotp(ctx);
    expect(await outcome(() => removeTotp(ctx))).toBe("not_found");
    expect(await db().select().from(mfaFactors).where(eq(mfaFactors.userId, user.id))).toEqual([]);
  });

  test("stands sealed: neither secret nor codes can be read in the table or the log", async () => {
    const { user, ctx } = await asPerson();
    const { codes } = await withApp(ctx, user.id);
    const secret = await secretOf(ctx, user.id);
    const rows = await db().select().from(mfaFactors).where(eq(mfaFactors.userId, user.id));
    const raw = Buffer.concat(rows.flatMap((r) => [r.secret, r.codeHash].filter((b) => b !== null)));
    expect(raw.includes(secret)).toBe(false);
    const logged = JSON.stringify(await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id)));
    for (const code of codes) {
      expect(raw.includes(code.replace("-", ""))).toBe(false);
      expect(logged).not.toContain(code);
    }
  });

  test("a recovery code at a sign-in is the act of the person, though a visitor's request brings it", async () => {
    const { user, ctx } = await asPerson();
    const { codes } = await withApp(ctx, user.id);
    expect(await verifySecondFactor(testCtx(), user.id, codes[0] ?? "")).toBe("recovery");
    const [act] = await db()
      .select()
      .from(auditLogs)
      .where(and(eq(auditLogs.targetId, user.id), eq(auditLogs.action, "identity.factor.recover")));
    expect(act).toMatchObject({ actorKind: "person", actorId: user.id });
  });

  test("set up twice at once stands once", async () => {
    const { user, ctx } = await asPerson();
    await beginTotp(ctx);
    const code = codeAt(await secretOf(ctx, user.id));
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => outcome(() => confirmTotp(ctx, { code }))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    const held = await db()
      .select()
      .from(mfaFactors)
      .where(and(eq(mfaFactors.userId, user.id), eq(mfaFactors.type, "recovery_code")));
    expect(held).toHaveLength(10);
  });

  test("ends all other logins and API families, and this one stays", async () => {
    const user = await makePerson();
    const [here, there] = [
      await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device()),
      await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device()),
    ];
    const ctx = testCtx(actorOf(user, [], { sessionId: here.sessionId }));
    await withApp(ctx, user.id);
    expect(await loadSession(here.sessionId)).toMatchObject({ mfaAt: expect.any(Date) });
    expect(await loadSession(there.sessionId)).toBeNull();
  });

  test("is taken off by support, but not by strangers, from oneself, or from admins", async () => {
    const [stranger, support, chief] = [
      await asPerson(["student"]),
      await asPerson(["support_admin"]),
      await asPerson(["super_admin"]),
    ];
    const [member, colleague] = [await asPerson(), await asPerson(["finance_manager"])];
    await withApp(member.ctx, member.user.id);
    await withApp(colleague.ctx, colleague.user.id);
    await withApp(support.ctx, support.user.id);
    const take = (ctx: typeof member.ctx, userId: string) =>
      outcome(() => resetFactors(ctx, { userId, reason: "Lost the phone." }));
    expect(await take(testCtx(), member.user.id)).toBe("forbidden");
    expect(await take(stranger.ctx, member.user.id)).toBe("forbidden");
    expect(await take(support.ctx, support.user.id)).toBe("forbidden");
    expect(await take(support.ctx, colleague.user.id)).toBe("forbidden");
    told.mockClear();
    expect(await take(support.ctx, member.user.id)).toBe("ok");
    expect(told.mock.calls[0]?.slice(1)).toEqual([
      member.user.id,
      "factors_reset",
      { reason: "Lost the phone." },
    ]);
    expect(await take(support.ctx, member.user.id)).toBe("not_found");
    expect(await take(chief.ctx, colleague.user.id)).toBe("ok");
  });
});

describe("a code", () => {
  test("works once, also for five at the same time", async () => {
    const { user, ctx } = await asPerson();
    const { code } = await withApp(ctx, user.id);
    const own = device();
    await db().delete(rateLimits);
    const now = code();
    const answers = await Promise.all(Array.from({ length: 5 }, () => verifySecondFactor(ctx, user.id, now)));
    expect(answers.filter(Boolean)).toEqual(["totp"]);
    await db().delete(rateLimits);
    expect(await verifySecondFactor(ctx, user.id, now, own.token)).toBeNull();
  });

  test("of an earlier step is refused once a later one was used", async () => {
    const { user, ctx } = await asPerson();
    await withApp(ctx, user.id);
    const secret = await secretOf(ctx, user.id);
    expect(await verifySecondFactor(ctx, user.id, codeAt(secret, Date.now() + 30_000))).toBe("totp");
    expect(await verifySecondFactor(ctx, user.id, codeAt(secret))).toBeNull();
  });

  test("for recovery works once, is told to the owner, and dies with new ones", async () => {
    const { user, ctx } = await asPerson();
    const { codes } = await withApp(ctx, user.id);
    told.mockClear();
    const [first = "", second = ""] = codes;
    const answers = await Promise.all([
      verifySecondFactor(ctx, user.id, first.toUpperCase()),
      verifySecondFactor(ctx, user.id, first),
    ]);
    expect(answers.filter(Boolean)).toEqual(["recovery"]);
    expect(told.mock.calls.map((call) => call.slice(2))).toEqual([["recovery_code_used", { left: 9 }]]);
    await renewRecoveryCodes(ctx);
    expect(await verifySecondFactor(ctx, user.id, second)).toBeNull();
    const unused = await db()
      .select()
      .from(mfaFactors)
      .where(
        and(eq(mfaFactors.userId, user.id), eq(mfaFactors.type, "recovery_code"), isNull(mfaFactors.usedAt)),
      );
    expect(unused).toHaveLength(10);
  });

  test("of another person is nobody else's", async () => {
    const [a, b] = [await asPerson(), await asPerson()];
    const { codes, code } = await withApp(a.ctx, a.user.id);
    await withApp(b.ctx, b.user.id);
    expect(await verifySecondFactor(testCtx(), b.user.id, code())).toBeNull();
    expect(await verifySecondFactor(testCtx(), b.user.id, codes[0] ?? "")).toBeNull();
  });

  test("is tried five times; then even the right one waits, but a known browser goes on", async () => {
    const user = await makePerson();
    const own = device();
    await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, own);
    const ctx = testCtx(actorOf(user));
    const { code } = await withApp(ctx, user.id);
    await db().delete(rateLimits);
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => outcome(() => verifySecondFactor(testCtx(), user.id, other(code())))),
    );
    expect(tries.filter((t) => t === "ok")).toHaveLength(5);
    expect(tries.filter((t) => t === "unavailable")).toHaveLength(35);
    expect(await outcome(() => verifySecondFactor(testCtx(), user.id, code()))).toBe("unavailable");
    const { deviceHashOf } = await import("../session/commands");
    expect(await verifySecondFactor(testCtx(), user.id, code(), deviceHashOf(own))).toBe("totp");
  });
});

test("right codes use up nobody's tries: forty good ones a day all pass, and then a wrong one still counts", async () => {
  const { user, ctx } = await asPerson();
  const { code } = await withApp(ctx, user.id);
  const now = code();
  for (let n = 0; n < 40; n++) {
    await db().update(mfaFactors).set({ lastStep: null }).where(eq(mfaFactors.userId, user.id));
    expect(await verifySecondFactor(testCtx(), user.id, now)).toBe("totp");
  }
  const wrong = await Promise.all(
    Array.from({ length: 10 }, () => outcome(() => verifySecondFactor(testCtx(), user.id, other(now)))),
  );
  expect(wrong.filter((t) => t === "ok")).toHaveLength(5);
});

describe("a role that asks for it", () => {
  test("gives no rights before it is set up, and keeps it from being removed", async () => {
    const user = await makePerson(["support_admin"]);
    const login = await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device());
    const before = await loadSession(login.sessionId);
    expect(before).toMatchObject({ factorMissing: true, roles: ["support_admin"] });
    expect(before?.permissions.size).toBe(0);
    const ctx = testCtx(actorOf(user, ["support_admin"], { sessionId: login.sessionId }));
    await withApp(ctx, user.id);
    const after = await loadSession(login.sessionId);
    expect(after?.factorMissing).toBeUndefined();
    expect(after?.permissions.has("users.manage")).toBe(true);
    expect(await outcome(() => removeTotp(ctx))).toBe("conflict");
  });

  test("does not ask members", async () => {
    const user = await makePerson(["student", "mentor"]);
    const login = await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device());
    expect((await loadSession(login.sessionId))?.factorMissing).toBeUndefined();
    expect((await db().select().from(users).where(eq(users.id, user.id)))[0]?.status).toBe("active");
  });
});
