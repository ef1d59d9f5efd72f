import { expect, test } from "vitest";
import { jobCtx } from "../core/ctx";
import { db } from "../core/db";
import { uuidv7 } from "../core/ids";
import { IDENTITY_RETENTION } from "./retention";
import { apiKeys } from "./schema/api-keys";
import { oneTimeTokens } from "./schema/one-time-tokens";
import { refreshTokens, sessions } from "./schema/sessions";
import { makePerson } from "./testing/people";

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

test("logins go 90 days after their end, tokens 30 days after theirs, in steps", async () => {
  const { id: userId } = await makePerson();
  const login = (expiresAt: Date, endedAt: Date | null) => ({
    userId,
    epoch: 0,
    expiresAt,
    endedAt,
    userAgent: "",
    deviceHash: "x",
  });
  await db()
    .insert(sessions)
    .values([login(ago(-1), null), login(ago(-1), ago(89)), login(ago(-1), ago(91)), login(ago(91), null)]);
  const token = (n: number, expiresAt: Date, usedAt: Date | null) => ({
    purpose: "reset_password" as const,
    userId,
    email: "a@example.test",
    tokenHash: Buffer.from([n]),
    expiresAt,
    usedAt,
  });
  await db()
    .insert(oneTimeTokens)
    .values([
      token(1, ago(-1), null),
      token(2, ago(-1), ago(31)),
      token(3, ago(31), null),
      token(4, ago(29), null),
      { ...token(5, ago(0.9), null), purpose: "passkey" as const },
    ]);
  const challenge = { ...token(6, ago(1.1), null), purpose: "passkey" as const };
  const ctx = jobCtx("core.retention");
  // Evidence has a test of its own, beside verifications.
  const rules = IDENTITY_RETENTION.filter(({ what }) => /login|one-time/.test(what));
  expect(rules).toHaveLength(2);
  const counts = async () => [
    (await db().select().from(sessions)).length,
    (await db().select().from(oneTimeTokens)).length,
  ];
  for (const { action } of rules) expect(await action(ctx, 1)).toBe(1);
  expect(await counts()).toEqual([3, 4]);
  for (const { action } of rules) expect(await action(ctx, 100)).toBe(1);
  expect(await counts()).toEqual([2, 3]);
  // A challenge for a passkey is of no use to anybody a day later.
  await db().insert(oneTimeTokens).values(challenge);
  for (const { action } of rules) await action(ctx, 100);
  expect(await counts()).toEqual([2, 3]);
});

test("refresh tokens go 30 days after they were spent or ended; those of a living login stay", async () => {
  const { id: userId } = await makePerson();
  const familyId = uuidv7();
  const token = (n: number, row: Partial<typeof refreshTokens.$inferInsert>) => ({
    familyId: uuidv7(),
    userId,
    tokenHash: Buffer.from([n]),
    expiresAt: ago(-1),
    familyExpiresAt: ago(-60),
    ...row,
  });
  await db()
    .insert(refreshTokens)
    .values([
      token(1, { familyId, rotatedAt: ago(31) }),
      token(2, { familyId, rotatedAt: ago(29) }),
      token(3, { familyId }),
      token(4, { revokedAt: ago(31) }),
      token(5, { expiresAt: ago(31) }),
      token(6, { revokedAt: ago(29) }),
    ]);
  const rule = IDENTITY_RETENTION.find(({ what }) => what === "spent refresh tokens");
  expect(await rule?.action(jobCtx("core.retention"), 2)).toBe(2);
  expect(await rule?.action(jobCtx("core.retention"), 100)).toBe(1);
  const left = await db().select({ hash: refreshTokens.tokenHash }).from(refreshTokens);
  expect(left.map(({ hash }) => hash[0]).sort()).toEqual([2, 3, 6]);
});

test("API keys go 90 days after they ended", async () => {
  const { id: userId } = await makePerson();
  const key = (n: number, expiresAt: Date, revokedAt: Date | null) => ({
    userId,
    name: "A program",
    prefix: "gh_xxxxxxxx",
    keyHash: Buffer.from([n]),
    scopes: [],
    expiresAt,
    revokedAt,
  });
  await db()
    .insert(apiKeys)
    .values([key(1, ago(-1), null), key(2, ago(-1), ago(91)), key(3, ago(91), null), key(4, ago(89), null)]);
  const rule = IDENTITY_RETENTION.find(({ what }) => what === "ended API keys");
  expect(await rule?.action(jobCtx("core.retention"), 100)).toBe(2);
  expect(await db().select().from(apiKeys)).toHaveLength(2);
});
