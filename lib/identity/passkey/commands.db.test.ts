import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "../../core/db";
import { auditLogs, rateLimits } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { removeTotp, renewRecoveryCodes, resetFactors } from "../factor/commands";
import { getOwnFactor } from "../factor/queries";
import { hasSecondFactor, verifySecondFactor } from "../factor/verify";
import { unlink } from "../oidc/commands";
import { identityHolder } from "../privacy/holder";
import { linkedAccounts } from "../schema/linked-accounts";
import { mfaFactors } from "../schema/mfa-factors";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import * as notices from "../security/notices";
import { loadSession } from "../session/queries";
import { authenticator } from "../testing/authenticator";
import { withApp } from "../testing/factor";
import { inBrowser, withKey, withPasskey } from "../testing/passkeys";
import { actorOf, asPerson, device, makePerson, outcome, PASSWORD, signIn } from "../testing/people";
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from "./commands";
import { MAX_PASSKEYS } from "./model";

const told = vi.spyOn(notices, "tellOwner");
beforeEach(async () => {
  told.mockClear();
  await db().delete(rateLimits);
});

const AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
const held = (userId: string) => db().select().from(mfaFactors).where(eq(mfaFactors.userId, userId));
const passkeysOf = async (userId: string) => (await held(userId)).filter(({ type }) => type === "passkey");
const firstOf = async (userId: string) => ({ id: (await passkeysOf(userId))[0]?.id ?? "" });

describe("a passkey", () => {
  test("is added, renamed and removed by its owner alone, after stepping up", async () => {
    const { user, ctx, sessionId } = await inBrowser();
    const stranger = await inBrowser();
    const late = { reauthenticatedAt: new Date(Date.now() - 11 * 60_000) };
    const stale = testCtx(actorOf(user, [], { sessionId, ...late }));
    const key = authenticator();
    const response = key.create(await beginPasskey(ctx));
    for (const [who, refusal] of [
      [testCtx(), "unauthenticated"],
      [stale, "forbidden"],
    ] as const) {
      expect(await outcome(() => beginPasskey(who))).toBe(refusal);
      expect(await outcome(() => addPasskey(who, { response }, AGENT))).toBe(refusal);
    }
    const { name } = await addPasskey(ctx, { response }, AGENT);
    expect(name).toBe("Chrome, Windows");
    const row = await firstOf(user.id);
    for (const who of [testCtx(), stranger.ctx]) {
      const refusal = who === stranger.ctx ? "not_found" : "unauthenticated";
      expect(await outcome(() => renamePasskey(who, { ...row, name: "Mine" }))).toBe(refusal);
      expect(await outcome(() => removePasskey(who, row))).toBe(refusal);
    }
    expect(await outcome(() => removePasskey(stale, row))).toBe("forbidden");
    await renamePasskey(ctx, { ...row, name: "Laptop" });
    expect((await getOwnFactor(ctx))?.passkeys).toMatchObject([
      { name: "Laptop", lastUsedAt: null, isBackedUp: false },
    ]);
    expect((await getOwnFactor(stranger.ctx))?.passkeys).toEqual([]);

    told.mockClear();
    await removePasskey(ctx, row);
    expect(await held(user.id)).toEqual([]);
    expect(told.mock.calls.map((call) => call.slice(1))).toEqual([
      [user.id, "passkey_removed", { name: "Laptop" }],
    ]);
    expect(await outcome(() => removePasskey(ctx, row))).toBe("not_found");
    const logged = await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id));
    expect(logged.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["identity.passkey.add", "identity.passkey.rename", "identity.passkey.remove"]),
    );
  });

  test("takes its challenge once, from the login that asked, for adding and at this site", async () => {
    const { user, ctx } = await inBrowser();
    const other = await inBrowser();
    const wrong = async (make: (options: Awaited<ReturnType<typeof beginPasskey>>) => unknown, who = ctx) =>
      outcome(async () => addPasskey(who, { response: make(await beginPasskey(ctx)) as never }, AGENT));
    const key = authenticator();
    expect(await wrong((o) => key.create(o, { origin: "https://evil.example" }))).toBe("invalid");
    expect(await wrong((o) => key.create(o, { rpId: "evil.example" }))).toBe("invalid");
    expect(await wrong((o) => key.create(o, { type: "webauthn.get" }))).toBe("invalid");
    expect(await wrong((o) => key.create(o, { unverified: true }))).toBe("invalid");
    expect(await wrong((o) => key.create(o, { challenge: "AAAA" }))).toBe("invalid");
    expect(await wrong((o) => key.create(o), other.ctx)).toBe("invalid");
    const elsewhere = await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device());
    const there = testCtx(actorOf(user, [], { sessionId: elsewhere.sessionId }));
    expect(await wrong((o) => key.create(o), there)).toBe("invalid");
    expect(await passkeysOf(user.id)).toEqual([]);

    const options = await beginPasskey(ctx);
    const late = await beginPasskey(ctx);
    await db().update(oneTimeTokens).set({ expiresAt: new Date() }).where(eq(oneTimeTokens.userId, user.id));
    expect(await outcome(() => addPasskey(ctx, { response: key.create(late) }, AGENT))).toBe("invalid");
    await db()
      .update(oneTimeTokens)
      .set({ expiresAt: new Date(Date.now() + 60_000) })
      .where(eq(oneTimeTokens.userId, user.id));
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        outcome(() => addPasskey(ctx, { response: authenticator().create(options) }, AGENT)),
      ),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(1);
    expect(Buffer.from(options.challenge, "base64url")).toHaveLength(32);
  });

  test("belongs to one account, and one person has ten at most, also of many at once", async () => {
    const { user, ctx, key } = await withKey();
    const other = await inBrowser();
    await expect(
      beginPasskey(other.ctx).then((o) => addPasskey(other.ctx, { response: key.create(o) }, AGENT)),
    ).rejects.toThrow();
    expect(await passkeysOf(other.user.id)).toEqual([]);
    expect((await beginPasskey(ctx)).excludeCredentials).toMatchObject([{ id: key.id }]);

    const asked = await Promise.all(Array.from({ length: 14 }, () => beginPasskey(ctx)));
    const answers = await Promise.all(
      asked.map((o) => outcome(() => addPasskey(ctx, { response: authenticator().create(o) }, AGENT))),
    );
    expect(answers.filter((a) => a === "ok")).toHaveLength(MAX_PASSKEYS - 1);
    expect(answers.filter((a) => a === "conflict")).toHaveLength(14 - MAX_PASSKEYS + 1);
    expect(await passkeysOf(user.id)).toHaveLength(MAX_PASSKEYS);
    expect(await outcome(() => beginPasskey(ctx))).toBe("conflict");
  });

  test("ends all other logins, and this one stays", async () => {
    const { user, ctx, sessionId } = await inBrowser();
    const there = await signIn(testCtx(), { identifier: user.email, password: PASSWORD }, device());
    await withPasskey(ctx);
    expect(told.mock.calls[0]?.slice(1)).toEqual([user.id, "passkey_added", { name: "Firefox, Linux" }]);
    expect(await loadSession(sessionId)).toMatchObject({ mfaAt: expect.any(Date) });
    expect(await loadSession(there.sessionId)).toBeNull();
  });
});

describe("as a second factor a passkey", () => {
  test("brings recovery codes with the first, and they go with the last", async () => {
    const { user, ctx, codes } = await withKey();
    expect(codes).toHaveLength(10);
    expect(await hasSecondFactor(testCtx(), user.id)).toBe(true);
    const second = await withPasskey(ctx, "Spare");
    expect(second.codes).toEqual([]);
    expect(await verifySecondFactor(testCtx(), user.id, codes[0] ?? "")).toBe("recovery");
    expect((await renewRecoveryCodes(ctx)).codes).toHaveLength(10);

    const app = await withApp(ctx, user.id);
    expect(app.codes).toEqual([]);
    await removeTotp(ctx);
    expect((await getOwnFactor(ctx))?.recoveryCodes).toBe(10);
    for (const { id } of await passkeysOf(user.id)) await removePasskey(ctx, { id });
    expect(await held(user.id)).toEqual([]);
    expect(await outcome(() => renewRecoveryCodes(ctx))).toBe("not_found");
  });

  test("satisfies a role that asks for one, and the last stays", async () => {
    const { user, ctx, sessionId } = await inBrowser(["support_admin"]);
    expect(await loadSession(sessionId)).toMatchObject({ factorMissing: true });
    await withPasskey(ctx);
    const after = await loadSession(sessionId);
    expect(after?.factorMissing).toBeUndefined();
    expect(after?.permissions.has("users.manage")).toBe(true);
    const row = await firstOf(user.id);
    expect(await outcome(() => removePasskey(ctx, row))).toBe("conflict");
    await withApp(ctx, user.id);
    expect(await outcome(() => removePasskey(ctx, row))).toBe("ok");
    expect(await outcome(() => removeTotp(ctx))).toBe("conflict");
  });

  test("is taken off by support with everything else", async () => {
    const { user } = await withKey();
    const support = await asPerson(["support_admin"]);
    await resetFactors(support.ctx, { userId: user.id, reason: "Lost the key." });
    expect(await held(user.id)).toEqual([]);
  });
});

describe("the last way in", () => {
  test("is a passkey that stays, also when two go at once", async () => {
    const { user, ctx } = await inBrowser([], { passwordHash: null });
    await withPasskey(ctx);
    await withPasskey(ctx);
    const rows = await passkeysOf(user.id);
    const answers = await Promise.all(rows.map(({ id }) => outcome(() => removePasskey(ctx, { id }))));
    expect(answers.sort()).toEqual(["conflict", "ok"]);
    expect(await passkeysOf(user.id)).toHaveLength(1);
  });

  test("may be a passkey in place of an account elsewhere", async () => {
    const { user, ctx } = await inBrowser([], { passwordHash: null });
    const provider = "school";
    await db()
      .insert(linkedAccounts)
      .values({ userId: user.id, provider, subject: user.id, email: user.email });
    expect(await outcome(() => unlink(ctx, provider))).toBe("conflict");
    await withPasskey(ctx);
    expect(await outcome(() => unlink(ctx, provider))).toBe("ok");
  });
});

test("an export tells of passkeys without their keys, and erasing leaves none", async () => {
  const { user, key } = await withKey();
  const files = await identityHolder.export(testCtx(), user.id);
  const file = files.find(({ path }) => path === "account/passkeys.json");
  expect(file?.content).toMatchObject({ json: [{ name: "Firefox, Linux", backedUp: false }] });
  expect(JSON.stringify(files)).not.toContain(key.id);
  await identityHolder.erase(testCtx(), user.id, { purge: false });
  expect(await held(user.id)).toEqual([]);
  expect(await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.userId, user.id))).toEqual([]);
});

test("an app signed in by a token has no way to passkeys", async () => {
  const user = await makePerson();
  const ctx = testCtx(actorOf(user, [], { sessionId: null, familyId: user.id }));
  expect(await outcome(() => beginPasskey(ctx))).toBe("forbidden");
  expect((await db().select().from(users).where(eq(users.id, user.id)))[0]?.authEpoch).toBe(0);
});
