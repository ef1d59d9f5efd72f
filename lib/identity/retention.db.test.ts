import { expect, test } from "vitest";
import { jobCtx } from "../core/ctx";
import { db } from "../core/db";
import { IDENTITY_RETENTION } from "./retention";
import { oneTimeTokens } from "./schema/one-time-tokens";
import { sessions } from "./schema/sessions";
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
    ]);
  const ctx = jobCtx("core.retention");
  const counts = async () => [
    (await db().select().from(sessions)).length,
    (await db().select().from(oneTimeTokens)).length,
  ];
  for (const { action } of IDENTITY_RETENTION) expect(await action(ctx, 1)).toBe(1);
  expect(await counts()).toEqual([3, 3]);
  for (const { action } of IDENTITY_RETENTION) expect(await action(ctx, 100)).toBe(1);
  expect(await counts()).toEqual([2, 2]);
});
