import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { hmac, randomToken, sha256 } from "../../core/crypto";
import type { Ctx } from "../../core/ctx";
import { conflict } from "../../core/errors";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";

/** Days for which a name that was given up rests. */
export const REST_DAYS = 365;

/** Holds of erased people name nobody: neither the name nor the person can be read from them. */
const NOBODY = "name-hold@guildhall.invalid";
const sealedName = (username: string) => hmac("username-hold", username.toLowerCase()).toString("base64url");

const named = (username: string) =>
  and(
    eq(oneTimeTokens.purpose, "name_hold"),
    isNull(oneTimeTokens.usedAt),
    or(
      sql`lower(${oneTimeTokens.payload}->>'username') = lower(${username})`,
      sql`${oneTimeTokens.payload}->>'sealedName' = ${sealedName(username)}`,
    ),
  );

/** Keeps parallel transactions from taking or holding a name until this one ends. */
async function lockName(ctx: Ctx, username: string): Promise<void> {
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('identity.username:' || lower(${username}), 0))`,
  );
}

/** Whether no account bears a username and no hold keeps it, run-out holds aside. */
export async function isNameFree(ctx: Ctx, username: string): Promise<boolean> {
  const [borne] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.username, username));
  return !borne && !(await holdOn(ctx, username));
}

/** The hold in force of a name. */
async function holdOn(ctx: Ctx, username: string): Promise<{ userId: string | null } | undefined> {
  const [held] = await ctx.db
    .select({ userId: oneTimeTokens.userId })
    .from(oneTimeTokens)
    .where(and(named(username), gt(oneTimeTokens.expiresAt, sql`now()`)));
  return held;
}

/**
 * Makes sure that nobody else holds a username, and keeps parallel transactions from taking or holding it until this
 * one ends. Names that accounts bear are guarded by their constraint. Throws `conflict` at the field.
 */
export async function claimName(ctx: Ctx, username: string, userId: string | null): Promise<void> {
  await lockName(ctx, username);
  const held = await holdOn(ctx, username);
  if (held && (userId === null || held.userId !== userId))
    throw conflict("errors.invalid", {}, { username: "identity.error.usernameTaken" });
}

/** Which of these usernames rest, in small letters. */
export async function restingAmong(ctx: Ctx, names: readonly string[]): Promise<string[]> {
  const sealed = new Map(names.map((name) => [sealedName(name), name.toLowerCase()]));
  const { rows } = await ctx.db.execute<{ name: string | null; sealed: string | null }>(sql`
    select lower(payload->>'username') as name, payload->>'sealedName' as sealed from one_time_tokens
    where purpose = 'name_hold' and used_at is null and expires_at > now()
      and (lower(payload->>'username') = any(${sql.param(names.map((name) => name.toLowerCase()))}::text[])
        or payload->>'sealedName' = any(${sql.param([...sealed.keys()])}::text[]))`);
  return rows.flatMap((row) => row.name ?? sealed.get(row.sealed ?? "") ?? []);
}

/**
 * Keeps a username from others for some hours. `reason` tells why: the name was changed, or is kept for a sign-up.
 */
export async function holdName(
  ctx: Ctx,
  hold: { username: string; userId: string | null; email: string; hours: number; reason: string },
): Promise<void> {
  await lockName(ctx, hold.username);
  await releaseName(ctx, hold.username);
  await ctx.db.insert(oneTimeTokens).values({
    purpose: "name_hold",
    userId: hold.userId,
    email: hold.email,
    tokenHash: sha256(randomToken()),
    payload: { username: hold.username, reason: hold.reason },
    expiresAt: new Date(Date.now() + hold.hours * 3_600_000),
  });
}

/** Ends the holds of a name, those in force and those run out. */
export async function releaseName(ctx: Ctx, username: string): Promise<void> {
  await ctx.db.update(oneTimeTokens).set({ usedAt: new Date() }).where(named(username));
}

/**
 * Keeps the names of a person who is being erased: the present one for a year, earlier ones as long as they rest
 * already. Only HMACs of the names stay, and no tie to the person.
 */
export async function holdErasedNames(ctx: Ctx, userId: string, username: string): Promise<void> {
  const resting = await ctx.db
    .select({ payload: oneTimeTokens.payload, expiresAt: oneTimeTokens.expiresAt })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.userId, userId),
        eq(oneTimeTokens.purpose, "name_hold"),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, sql`now()`),
      ),
    );
  const names = new Map(resting.map((row) => [String(row.payload.username), row.expiresAt]));
  names.set(username, new Date(Date.now() + REST_DAYS * 86_400_000));
  for (const [name, expiresAt] of names) {
    await lockName(ctx, name);
    await releaseName(ctx, name);
    await ctx.db.insert(oneTimeTokens).values({
      purpose: "name_hold",
      email: NOBODY,
      tokenHash: sha256(randomToken()),
      payload: { sealedName: sealedName(name), reason: "erased" },
      expiresAt,
    });
  }
}
