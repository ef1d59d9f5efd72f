import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sha256 } from "../../core/crypto";
import { jobCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { domains, registerDomains } from "../../core/registry";
import { route } from "../../core/route";
import { auditLogs, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { notifications } from "../../notifications/schema/notifications";
import { loadBearer } from "../access-token/queries";
import { apiKeys } from "../schema/api-keys";
import { users } from "../schema/users";
import { actorOf, asPerson, outcome } from "../testing/people";
import { suspendUser } from "../user/commands";
import { createKey, revokeKey } from "./commands";
import { CreateKeyInput, MAX_KEYS } from "./model";
import { listOwnKeys } from "./queries";
import { scopesFor } from "./scopes";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
vi.mock("next-auth", () => ({ default: () => ({ auth: async () => null }) }));

const before = domains();
beforeAll(() => {
  const scopes = {
    "things:read": { label: "identity.scope.profileRead" },
    "settings:write": { label: "identity.scope.profileWrite", permission: "settings.manage" },
  };
  registerDomains([...before, { name: "test", messages: {}, scopes }]);
});
afterAll(() => registerDomains(before));
beforeEach(() => db().delete(rateLimits));

const input = (parts: object = {}) =>
  CreateKeyInput.parse({ name: "Timetable", scopes: ["things:read"], days: 30, ...parts });
const noticesOf = async (userId: string, notice: string) =>
  db()
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, userId), eq(notifications.notice, `identity.${notice}`)));

const handler = route({ auth: "session", scope: "things:read" }, async (ctx) => ({ kind: ctx.actor.kind }));
const statusFor = async (key: string, from = handler) => {
  const request = new Request("http://localhost:3000/api/v1/x", {
    headers: { authorization: `Bearer ${key}` },
  });
  return (await from(request, { params: Promise.resolve({}) })).status;
};

describe("an API key", () => {
  test("a key is made after the password, shown once, and ended by its owner alone", async () => {
    const { user, ctx } = await asPerson(["student"]);
    const stranger = (await asPerson(["student"])).ctx;
    const stale = testCtx(actorOf(user, [], { reauthenticatedAt: null }));
    expect(await outcome(() => createKey(testCtx(), input()))).toBe("unauthenticated");
    expect(await outcome(() => createKey(stale, input()))).toBe("forbidden");

    const { id, key } = await createKey(ctx, input());
    expect(key).toMatch(/^gh_[\w-]{43}$/);
    expect(await loadBearer(key)).toMatchObject({ kind: "api_key", id: user.id, keyId: id });
    expect(await statusFor(key)).toBe(200);
    const [shown] = await listOwnKeys(ctx);
    expect(shown).toMatchObject({ id, name: "Timetable", prefix: key.slice(0, 11), state: "live" });
    expect(shown?.lastUsedAt).toBeInstanceOf(Date);
    expect(Math.round(((shown?.expiresAt.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(30);
    expect(JSON.stringify(await listOwnKeys(ctx))).not.toContain(key);
    expect(await listOwnKeys(stranger)).toEqual([]);
    expect(await noticesOf(user.id, "api_key_made")).toHaveLength(1);
    const [stored] = await db().select().from(apiKeys).where(eq(apiKeys.id, id));
    expect(stored?.keyHash.equals(sha256(key))).toBe(true);
    const logged = await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id));
    expect(JSON.stringify(logged)).not.toContain(key);

    for (const other of [stranger, testCtx(), jobCtx("test")])
      expect(["not_found", "unauthenticated"]).toContain(await outcome(() => revokeKey(other, { id })));
    expect(await statusFor(key)).toBe(200);
    await revokeKey(ctx, { id });
    expect(await statusFor(key)).toBe(401);
    expect((await listOwnKeys(ctx))[0]?.state).toBe("revoked");
    expect(await noticesOf(user.id, "api_key_revoked")).toHaveLength(1);
  });

  test("takes no scope that is unknown or beyond its owner's rights, and no odd number of days", async () => {
    const { ctx } = await asPerson(["student"]);
    for (const scopes of [["nothing:known"], ["settings:write"], ["things:read", "settings:write"]])
      expect(await outcome(() => createKey(ctx, input({ scopes })))).toBe("invalid");
    expect(scopesFor(ctx.actor).map((scope) => scope.key)).not.toContain("settings:write");
    for (const bad of [{ days: 0 }, { days: 366 }, { scopes: [] }, { name: " " }])
      expect(CreateKeyInput.safeParse({ name: "x", scopes: ["a"], days: 1, ...bad }).success).toBe(false);
    const admin = await asPerson(["super_admin"]);
    const { key } = await createKey(admin.ctx, input({ scopes: ["settings:write"] }));
    // One scope is not another.
    expect(await statusFor(key)).toBe(403);
  });

  test("cannot make or end keys, nor anything else that no scope names", async () => {
    const { ctx } = await asPerson(["student"]);
    const { id, key } = await createKey(ctx, input());
    const actor = await loadBearer(key);
    if (!actor) throw new Error("The key is not good.");
    expect(await outcome(() => createKey(testCtx(actor), input()))).toBe("unauthenticated");
    expect(await outcome(() => revokeKey(testCtx(actor), { id }))).toBe("unauthenticated");
    const unscoped = route({ auth: "session" }, async () => ({}));
    expect(await statusFor(key, unscoped as never)).toBe(403);
  });

  test("of a suspended person is refused on the next request, and stays refused", async () => {
    const { user, ctx } = await asPerson(["student"]);
    const { key } = await createKey(ctx, input());
    expect(await statusFor(key)).toBe(200);
    const support = await asPerson(["support_admin"]);
    await suspendUser(support.ctx, { userId: user.id, reason: "A lost key" });
    expect(await statusFor(key)).toBe(401);
    await db().update(users).set({ status: "active" }).where(eq(users.id, user.id));
    expect(await statusFor(key)).toBe(401);
    await suspendUser(support.ctx, { userId: user.id, reason: "Again" });
    // A request that began before the suspension makes no key after it.
    expect(await outcome(() => createKey(ctx, input()))).toBe("unauthenticated");
  });

  test("revoked ten times at once ends once and tells its owner once", async () => {
    const { user, ctx } = await asPerson(["student"]);
    const { id } = await createKey(ctx, input());
    const all = await Promise.all(Array.from({ length: 10 }, () => outcome(() => revokeKey(ctx, { id }))));
    expect(all.filter((result) => result === "ok")).toHaveLength(1);
    expect(all.filter((result) => result === "not_found")).toHaveLength(9);
    expect(await noticesOf(user.id, "api_key_revoked")).toHaveLength(1);
  });

  test("made by many at once never passes the number that one person may have", async () => {
    const { ctx } = await asPerson(["student"]);
    const tries = MAX_KEYS + 5;
    const all = await Promise.all(
      Array.from({ length: tries }, () => outcome(() => createKey(ctx, input()))),
    );
    expect(all.filter((result) => result === "ok")).toHaveLength(MAX_KEYS);
    expect(all.filter((result) => result === "conflict")).toHaveLength(5);
  });
});
