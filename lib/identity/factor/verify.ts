import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { hmac } from "../../core/crypto";
import { type Ctx, inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { forget, giveBack, type Limit, take, tooMany } from "../../core/limits";
import { mfaFactors } from "../schema/mfa-factors";
import { open } from "../seal";
import { tellOwner } from "../security/notices";
import { isKnownDevice } from "../session/throttle";
import { readCode } from "./model";
import { stepOfCode } from "./totp";

const FEW: Limit = { capacity: 5, perSeconds: 600 };
/** Whoever has the password could else try a third of a percent of all codes a day. */
const DAY: Limit = { capacity: 30, perSeconds: 86_400 };

/** Where the secret of a factor is sealed. */
export const secretPlace = (factorId: string): string => `mfa_factors.secret.${factorId}`;
/** The stored form of a recovery code: 50 bits, so an HMAC and not a plain hash. */
export const recoveryHash = (userId: string, code: string): Buffer =>
  hmac("recovery-code", `${userId}:${code}`);

/** A person's confirmed app, in a condition over mfa_factors. */
export const confirmedTotp = (userId: string) =>
  and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "totp"), isNotNull(mfaFactors.confirmedAt));

/** Whether signing in as this person takes a second step. */
export async function hasSecondFactor(ctx: Ctx, userId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: mfaFactors.id })
    .from(mfaFactors)
    .where(
      and(
        eq(mfaFactors.userId, userId),
        inArray(mfaFactors.type, ["totp", "passkey"]),
        isNotNull(mfaFactors.confirmedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * Tries a code of the person's app or a recovery code. A step and a recovery code work once, also for parallel
 * tries; using a recovery code is told to the owner. Answers which it was, null when it is wrong. Throws
 * `unavailable` after too many tries: strangers share one count, a browser that signed in before (`deviceHash`) has
 * its own. Call it outside a transaction, since a try must count even when the caller fails.
 */
export async function verifySecondFactor(
  ctx: Ctx,
  userId: string,
  code: string,
  deviceHash?: string,
): Promise<"totp" | "recovery" | null> {
  if (ctx.inTransaction) throw new Error("A code is tried before the transaction opens.");
  const known = deviceHash !== undefined && (await isKnownDevice(userId, deviceHash));
  const who = known ? `${userId}:${deviceHash}` : userId;
  for (const [name, limits] of [["factor-day", DAY] as const, ["factor", FEW] as const]) {
    const seconds = await take(`${name}:${who}`, limits);
    if (seconds > 0) throw tooMany(seconds);
  }
  const read = readCode(code);
  const right =
    read !== null &&
    (read.kind === "totp"
      ? await spendStep(ctx, userId, read.code)
      : await spendRecovery(ctx, userId, read.code));
  if (!read || !right) return null;
  await forget(`factor:${who}`);
  await giveBack(`factor-day:${who}`, DAY);
  return read.kind;
}

/** Uses the step of a code of the app, in one statement. */
async function spendStep(ctx: Ctx, userId: string, code: string): Promise<boolean> {
  const [factor] = await db()
    .select({ id: mfaFactors.id, secret: mfaFactors.secret })
    .from(mfaFactors)
    .where(confirmedTotp(userId));
  const secret = factor?.secret && (await open(ctx, userId, factor.secret, secretPlace(factor.id)));
  const step = secret ? stepOfCode(secret, code) : null;
  if (!factor || step === null) return false;
  const used = await db()
    .update(mfaFactors)
    .set({ lastStep: step, usedAt: sql`now()` })
    .where(and(eq(mfaFactors.id, factor.id), or(isNull(mfaFactors.lastStep), lt(mfaFactors.lastStep, step))))
    .returning({ id: mfaFactors.id });
  return used.length === 1;
}

/** Uses a recovery code, in one statement, and tells the owner how many are left. */
async function spendRecovery(ctx: Ctx, userId: string, code: string): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const used = await tx.db
      .update(mfaFactors)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(mfaFactors.userId, userId),
          eq(mfaFactors.type, "recovery_code"),
          eq(mfaFactors.codeHash, recoveryHash(userId, code)),
          isNull(mfaFactors.usedAt),
        ),
      )
      .returning({ id: mfaFactors.id });
    if (used.length !== 1) return false;
    await tellOwner(tx, userId, "recovery_code_used", { left: await countRecoveryCodes(tx, userId) });
    tx.audit({
      action: "identity.factor.recover",
      targetType: "identity.user",
      targetId: userId,
      by: { userId },
    });
    return true;
  });
}

/** How many unused recovery codes a person has. */
export async function countRecoveryCodes(ctx: Ctx, userId: string): Promise<number> {
  return ctx.db.$count(
    mfaFactors,
    and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "recovery_code"), isNull(mfaFactors.usedAt)),
  );
}
