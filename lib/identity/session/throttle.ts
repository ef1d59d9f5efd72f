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

/** The person whose password is tried; null stands for a name that nobody has. */
export interface Candidate {
  id: string;
  passwordHash: string | null;
}

/** Throws `unavailable` while an address block has failed too often. */
export async function checkAddress(ctx: Ctx): Promise<void> {
  const seconds = await peek(`sign-in-failures:${addressBlock(ctx.address)}`, ADDRESS);
  if (seconds > 0) throw tooMany(seconds);
}

/**
 * Tries a password: locked accounts and unknown names take the usual time and hash nothing. The lock is read
 * again once a slot is free, so parallel guesses overshoot by the number of slots at most. A failure is counted
 * at once, outside any transaction. `name` is what was typed, `deviceHash` the browser's.
 */
export async function tryPassword(
  ctx: Ctx,
  candidate: Candidate | null,
  name: string,
  password: string,
  deviceHash: string,
): Promise<boolean> {
  const outcome = await inHashSlot(async () => {
    if (!candidate?.passwordHash) return tryDecoy(ctx, name, password);
    if ((await isLocked(candidate.id)) && !(await passesLock(candidate.id, deviceHash))) return "locked";
    if (await verifyPassword(candidate.passwordHash, password)) return "right";
    await countFailure(ctx, candidate.id);
    return "wrong";
  });
  if (outcome === "locked") await waitUsual();
  if (outcome === "right") return true;
  await take(`sign-in-failures:${addressBlock(ctx.address)}`, ADDRESS);
  return false;
}

/** A name that nobody has is locked as an account would be, so that neither tells itself apart. */
async function tryDecoy(ctx: Ctx, name: string, password: string): Promise<"wrong" | "locked"> {
  const lockAfter = await ctx.setting<number>("auth.lock_after");
  const wait = await take(`sign-in-unknown:${name.toLowerCase()}`, {
    capacity: lockAfter,
    perSeconds: lockAfter * 60,
  });
  if (wait > 0) return "locked";
  await verifyPassword(await decoyHash(), password);
  return "wrong";
}

async function isLocked(userId: string): Promise<boolean> {
  const [row] = await db()
    .select({ locked: sql<boolean>`coalesce(${users.accountLockedUntil} > now(), false)` })
    .from(users)
    .where(eq(users.id, userId));
  return row?.locked ?? true;
}

/** A browser that signed in to this account before may still try, from a bucket of its own. */
async function passesLock(userId: string, deviceHash: string): Promise<boolean> {
  const [known] = await db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.deviceHash, deviceHash)))
    .limit(1);
  return Boolean(known) && (await take(`sign-in-device:${userId}:${deviceHash}`, KNOWN_DEVICE)) === 0;
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
