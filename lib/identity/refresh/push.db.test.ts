import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTx, makeCtx } from "../../core/ctx";
import { db } from "../../core/db";
import { uuidv7 } from "../../core/ids";
import { auditLogs } from "../../core/schema/core";
import { testCtx } from "../../core/testing/ctx";
import { refreshTokens } from "../schema/sessions";
import { asPerson, outcome } from "../testing/people";
import { openFamily, refresh, signOutApp } from "./commands";
import { setPushToken } from "./push";

const phone = { name: "A phone", build: "ios:42" };

async function withFamily() {
  const { user, ctx } = await asPerson(["student"]);
  const { familyId, pair } = await inTx(makeCtx(), (tx) => openFamily(tx, user.id, phone));
  return { user, ctx, familyId, token: pair.refresh_token };
}
const pushOf = async (familyId: string) =>
  (
    await db()
      .select({ pushToken: refreshTokens.pushToken })
      .from(refreshTokens)
      .where(and(eq(refreshTokens.familyId, familyId), isNull(refreshTokens.rotatedAt)))
  )[0]?.pushToken;

test("a push token belongs to one login of its person, and stays with it through refreshing", async () => {
  const { user, ctx, familyId, token } = await withFamily();
  const other = await withFamily();
  expect(await outcome(() => setPushToken(testCtx(), familyId, "device-1"))).toBe("unauthenticated");
  expect(await outcome(() => setPushToken(other.ctx, familyId, "device-1"))).toBe("not_found");
  expect(await outcome(() => setPushToken(ctx, uuidv7(), "device-1"))).toBe("not_found");
  await setPushToken(ctx, familyId, "device-1");
  await setPushToken(ctx, familyId, "device-1");
  expect(await pushOf(familyId)).toBe("device-1");
  const logged = await db().select().from(auditLogs).where(eq(auditLogs.targetId, user.id));
  expect(logged.filter((row) => row.action === "identity.family.push_on")).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain("device-1");

  const next = await refresh(makeCtx(), token, { name: null, build: null });
  expect(await pushOf(familyId)).toBe("device-1");
  await setPushToken(other.ctx, other.familyId, "device-1");
  expect(await pushOf(other.familyId)).toBe("device-1");
  expect(await pushOf(familyId)).toBeNull();
  await setPushToken(other.ctx, other.familyId, null);
  expect(await pushOf(other.familyId)).toBeNull();

  await signOutApp(makeCtx(), next.refresh_token);
  expect(await outcome(() => setPushToken(ctx, familyId, "device-1"))).toBe("not_found");
});

test("set while tokens rotate it is never lost", async () => {
  const { ctx, familyId, token } = await withFamily();
  let current = token;
  for (let round = 0; round < 8; round++) {
    const [pair] = await Promise.all([
      refresh(makeCtx(), current, { name: null, build: null }),
      setPushToken(ctx, familyId, `device-${round}`),
    ]);
    current = pair.refresh_token;
    expect(await pushOf(familyId)).toBe(`device-${round}`);
  }
});
