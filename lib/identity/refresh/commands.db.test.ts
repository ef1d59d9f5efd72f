import { and, eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sha256 } from "../../core/crypto";
import { inTx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { isAppError } from "../../core/errors";
import { auditLogs } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { loadBearer } from "../access-token/queries";
import { refreshTokens } from "../schema/sessions";
import type { UserRow } from "../schema/users";
import { users } from "../schema/users";
import { endAllLogins } from "../session/end";
import { actorOf, makePerson } from "../testing/people";
import { endFamilyOf, openFamily, refresh, signOutApp } from "./commands";
import { MAX_FAMILIES } from "./model";

const ctx = () => makeCtx({ address: "203.0.113.9" });
const phone = { name: "Ada's phone", build: "ios:42" };
const open = async (user: UserRow) => (await inTx(ctx(), (tx) => openFamily(tx, user.id, phone))).pair;
/** The next token, or `refused`. */
const next = async (token: string): Promise<string> => {
  try {
    return (await refresh(ctx(), token, { name: null, build: null })).refresh_token;
  } catch (error) {
    if (isAppError(error) && (error.detail as { code: string }).code === "invalid_grant") return "refused";
    throw error;
  }
};
const liveTokens = (userId: string) =>
  db()
    .select()
    .from(refreshTokens)
    .where(
      and(eq(refreshTokens.userId, userId), isNull(refreshTokens.rotatedAt), isNull(refreshTokens.revokedAt)),
    );
/** Lets a token's rotation lie in the past. */
const age = (token: string, seconds: number) =>
  db()
    .update(refreshTokens)
    .set({ rotatedAt: new Date(Date.now() - seconds * 1000) })
    .where(eq(refreshTokens.tokenHash, sha256(token)));

let user: UserRow;
beforeEach(async () => {
  user = await makePerson(["student"]);
});

describe("a refresh token", () => {
  test("gives the next one, and keeps what the app said of itself", async () => {
    const first = await open(user);
    const second = await refresh(ctx(), first.refresh_token, { name: null, build: "ios:43" });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const [live, ...others] = await liveTokens(user.id);
    expect(others).toEqual([]);
    expect(live).toMatchObject({ deviceName: "Ada's phone", appBuild: "ios:43", ip: "203.0.113.9" });
    expect(await loadBearer(second.access_token)).toMatchObject({ id: user.id, familyId: live?.familyId });
    // The access token of before is of the same family and runs out by itself.
    expect(await loadBearer(first.access_token)).not.toBeNull();
  });

  test("used by twenty at once leaves one living family, and all get the same", async () => {
    const { refresh_token } = await open(user);
    const answers = await Promise.all(Array.from({ length: 20 }, () => next(refresh_token)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).not.toBe("refused");
    expect(await liveTokens(user.id)).toHaveLength(1);
    expect(await next(answers[0] as string)).not.toBe("refused");
  });

  test("used again after half a minute, or after its successor, ends the family", async () => {
    for (const late of [true, false]) {
      const { refresh_token, access_token } = await open(user);
      const second = await next(refresh_token);
      expect(await next(refresh_token)).toBe(second);
      if (late) await age(refresh_token, 31);
      else await next(second);
      expect(await next(refresh_token)).toBe("refused");
      expect(await next(second)).toBe("refused");
      expect(await liveTokens(user.id)).toEqual([]);
      expect(await loadBearer(access_token)).toBeNull();
    }
    const noted = await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id));
    expect(noted.filter((row) => row.action === "identity.family.reuse")).toHaveLength(2);
  });

  test("is over after 30 days unused, and its family after 90", async () => {
    const idle = await open(user);
    await db()
      .update(refreshTokens)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect(await next(idle.refresh_token)).toBe("refused");
    const old = await open(user);
    const end = new Date(Date.now() + 60_000);
    await db()
      .update(refreshTokens)
      .set({ familyExpiresAt: end })
      .where(eq(refreshTokens.tokenHash, sha256(old.refresh_token)));
    const last = await next(old.refresh_token);
    const [row] = await db()
      .select()
      .from(refreshTokens)
      .where(eq(refreshTokens.tokenHash, sha256(last)));
    expect(row?.expiresAt).toEqual(end);
  });

  test("unknown, of a suspended person, or of a family signed out, is refused", async () => {
    expect(await next("ghr_nothing")).toBe("refused");
    const { refresh_token } = await open(user);
    const second = await next(refresh_token);
    // Any token of the family signs it out, twice as well as once.
    await signOutApp(ctx(), refresh_token);
    await signOutApp(ctx(), second);
    await signOutApp(ctx(), "ghr_nothing");
    expect(await next(second)).toBe("refused");
    const other = await open(user);
    await db().update(users).set({ status: "suspended" }).where(eq(users.id, user.id));
    expect(await next(other.refresh_token)).toBe("refused");
  });

  test("racing with the end of all logins never leaves one alive", async () => {
    for (let round = 0; round < 10; round++) {
      const { refresh_token } = await open(user);
      await Promise.all([
        next(refresh_token),
        inTx(ctx(), (tx) => endAllLogins(tx, user.id, "password_changed")),
        next(refresh_token),
      ]);
      expect(await liveTokens(user.id)).toEqual([]);
    }
  });
});

describe("an app's login", () => {
  test("is one of twenty at most; the longest unused ends", async () => {
    const first = await open(user);
    for (let i = 0; i < MAX_FAMILIES; i++) await open(user);
    expect(await liveTokens(user.id)).toHaveLength(MAX_FAMILIES);
    expect(await next(first.refresh_token)).toBe("refused");
  });

  test("is ended by its owner, not by a stranger", async () => {
    const { refresh_token } = await open(user);
    const [{ familyId } = { familyId: "" }] = await liveTokens(user.id);
    const stranger = await makePerson();
    const end = (by: UserRow) => inTx(testCtx(actorOf(by)), (tx) => endFamilyOf(tx, by.id, familyId));
    expect(await end(stranger)).toBe(false);
    const second = await next(refresh_token);
    expect(await end(user)).toBe(true);
    expect(await end(user)).toBe(false);
    expect(await next(second)).toBe("refused");
  });
});

// Whatever a client and a thief do with the tokens they saw, in any order: the model says which answer they get.
describe("any sequence of uses", () => {
  interface Model {
    /** Tokens in the order in which they came; all but the last are used. */
    tokens: string[];
    /** Seconds on the clock at which each was first used. */
    usedAt: number[];
    clock: number;
    alive: boolean;
  }
  const Step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("use" as const), back: fc.nat({ max: 3 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant("wait" as const), seconds: fc.constantFrom(5, 20, 40) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("sign out" as const) }) },
  );

  const expected = (model: Model, index: number): "new" | "same" | "refused" => {
    if (!model.alive) return "refused";
    const newest = model.tokens.length - 1;
    if (index === newest) return "new";
    const recent = model.clock - (model.usedAt[index] as number) < 30;
    return index === newest - 1 && recent ? "same" : "refused";
  };

  beforeAll(() => vi.setConfig({ testTimeout: 120_000 }));

  test("answers as the model says, and a refused used token ends the family", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const owner = await makePerson();
        const model: Model = {
          tokens: [(await open(owner)).refresh_token],
          usedAt: [],
          clock: 0,
          alive: true,
        };
        for (const step of steps) {
          if (step.kind === "wait") {
            model.clock += step.seconds;
            for (const [index, used] of model.usedAt.entries())
              await age(model.tokens[index] as string, model.clock - used);
            continue;
          }
          if (step.kind === "sign out") {
            await signOutApp(ctx(), model.tokens[0] as string);
            model.alive = false;
            continue;
          }
          const index = Math.max(0, model.tokens.length - 1 - step.back);
          const want = expected(model, index);
          const got = await next(model.tokens[index] as string);
          if (want === "new") {
            expect(model.tokens).not.toContain(got);
            expect(got).not.toBe("refused");
            model.usedAt[index] = model.clock;
            model.tokens.push(got);
          } else if (want === "same") expect(got).toBe(model.tokens[index + 1]);
          else {
            expect(got).toBe("refused");
            model.alive = false;
          }
          expect(await liveTokens(owner.id)).toHaveLength(model.alive ? 1 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
