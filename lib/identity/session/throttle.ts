import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { type Limit, peek, take, tooMany } from "../../core/limits";
import { decoyHash, inHashSlot, verifyPassword, waitUsual } from "../password/hash";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { addressBlock } from "./model";

const ADDRESS: Limit = { capacity: 100, perSeconds: 900 };
const KNOWN_DEVICE: Limit = { capacity: 10, perSeconds: 900 };
const RESET_HOURS = 12;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The person whose password is tried; null stands for a name that nobody has. */
export interface Candidate {
  id: string;
  passwordHash: string | null;
  /** May not come in whatever the password, and must not be told so. */
  isBarred?: boolean;
}

/** Throws `unavailable` while an address block has failed too often. */
export async function checkAddress(ctx: Ctx): Promise<void> {
  const seconds = await peek(`sign-in-failures:${addressBlock(ctx.address)}`, ADDRESS);
  if (seconds > 0) throw tooMany(seconds);
}

/** Counts a failed sign-in against its address block. */
export const countAddress = (ctx: Ctx): Promise<number> =>
  take(`sign-in-failures:${addressBlock(ctx.address)}`, ADDRESS);

/** Whether the lock of an account keeps this browser out; one that signed in before may still try, as with passwords. */
export const isShutOut = async (userId: string, deviceHash: string): Promise<boolean> =>
  (await isLocked(userId)) && !(await passesLock(userId, deviceHash));

/**
 * Tries a password: locked accounts and unknown names take the usual time and hash nothing. Lock and address are read
 * once a slot is free, so parallel guesses overshoot by the number of slots at most. A failure is counted at once,
 * outside any transaction. `name` is what was typed, `deviceHash` the browser's. Throws `unavailable` for an address
 * that failed too often.
 */
export async function tryPassword(
  ctx: Ctx,
  candidate: Candidate | null,
  name: string,
  password: string,
  deviceHash: string,
): Promise<boolean> {
  const outcome = await inHashSlot(async () => {
    await checkAddress(ctx);
    const judged = await judge();
    if (judged !== "right") await countAddress(ctx);
    return judged;
  });
  if (outcome === "locked") await waitUsual();
  return outcome === "right";

  async function judge(): Promise<"right" | "wrong" | "locked"> {
    if (!candidate?.passwordHash) return tryDecoy(ctx, name, password, deviceHash);
    if (await isShutOut(candidate.id, deviceHash)) return "locked";
    if ((await verifyPassword(candidate.passwordHash, password)) && !candidate.isBarred) return "right";
    await countFailure(ctx, candidate.id);
    return "wrong";
  }
}

/**
 * A name that nobody has is locked as an account would be, and asks the database as often, so that neither tells
 * itself apart.
 */
async function tryDecoy(
  ctx: Ctx,
  name: string,
  password: string,
  deviceHash: string,
): Promise<"wrong" | "locked"> {
  const lockAfter = await ctx.setting<number>("auth.lock_after");
  const bucket = `sign-in-unknown:${name.toLowerCase()}`;
  const failures = { capacity: lockAfter, perSeconds: lockAfter * 60 };
  if ((await peek(bucket, failures)) > 0) {
    await isKnownDevice(NOBODY, deviceHash);
    return "locked";
  }
  await verifyPassword(await decoyHash(), password);
  await take(bucket, failures);
  return "wrong";
}

async function isLocked(userId: string): Promise<boolean> {
  const [row] = await db()
    .select({ locked: sql<boolean>`coalesce(${users.accountLockedUntil} > now(), false)` })
    .from(users)
    .where(eq(users.id, userId));
  return row?.locked ?? true;
}

/** Whether a browser signed in to this account before. */
export async function isKnownDevice(userId: string, deviceHash: string): Promise<boolean> {
  const [known] = await db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.deviceHash, deviceHash)))
    .limit(1);
  return known !== undefined;
}

/** A known browser may still try, from a bucket of its own. */
async function passesLock(userId: string, deviceHash: string): Promise<boolean> {
  return (
    (await isKnownDevice(userId, deviceHash)) &&
    (await take(`sign-in-device:${userId}:${deviceHash}`, KNOWN_DEVICE)) === 0
  );
}

/** Counts one failure in one statement; each fifth in a row locks for 1, 2, … minutes up to the cap. */
async function countFailure(ctx: Ctx, userId: string): Promise<void> {
  const lockAfter = await ctx.setting<number>("auth.lock_after");
  const cap = await ctx.setting<number>("auth.lock_cap_minutes");
  const stale = sql`coalesce(${users.lastFailedAt} < now() - make_interval(hours => ${RESET_HOURS}), false)`;
  const count = sql`(case when ${stale} then 1 else ${users.failedLoginAttempts} + 1 end)`;
  await db()
    .update(users)
    .set({
      failedLoginAttempts: sql`${count}`,
      lastFailedAt: sql`now()`,
      accountLockedUntil: sql`case when ${count} % ${lockAfter}::int = 0
        then now() + make_interval(mins => least(${count} / ${lockAfter}::int, ${cap}::int))
        else ${users.accountLockedUntil} end`,
    })
    .where(eq(users.id, userId));
}
