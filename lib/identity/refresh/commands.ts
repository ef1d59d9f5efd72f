import { and, eq, inArray, sql } from "drizzle-orm";
import { hmac, randomToken, sha256 } from "../../core/crypto";
import { type Ctx, inTx } from "../../core/ctx";
import { AppError } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { ACCESS_SECONDS, signAccessToken } from "../access-token/signing";
import { refreshTokens } from "../schema/sessions";
import { users } from "../schema/users";
import { mustConfirm } from "../session/actor";
import { livingToken } from "./living";
import {
  FAMILY_DAYS,
  MAX_FAMILIES,
  REFRESH_PREFIX,
  REPEAT_SECONDS,
  TOKEN_DAYS,
  type TokenPair,
} from "./model";

const DAY = 86_400_000;

/** What an app says of itself. */
export interface AppDevice {
  name: string | null;
  /** Platform and build, such as `ios:42`. */
  build: string | null;
}

type TokenRow = typeof refreshTokens.$inferSelect;

/** What follows a token: the same whoever computes it, and not to be guessed without the server's key. */
const successorOf = (token: string) =>
  `${REFRESH_PREFIX}${hmac("refresh-token", token).toString("base64url")}`;

/**
 * Opens a family for a person who has just proved who they are and whose row is locked, in the caller's transaction.
 * The longest unused one beyond the number that one person may have ends.
 */
export async function openFamily(
  ctx: Ctx,
  userId: string,
  app: AppDevice,
): Promise<{ familyId: string; pair: TokenPair }> {
  const familyId = uuidv7();
  const token = `${REFRESH_PREFIX}${randomToken()}`;
  const now = Date.now();
  await ctx.db.insert(refreshTokens).values({
    familyId,
    userId,
    tokenHash: sha256(token),
    deviceName: app.name,
    appBuild: app.build,
    ip: ctx.address,
    expiresAt: new Date(now + TOKEN_DAYS * DAY),
    familyExpiresAt: new Date(now + FAMILY_DAYS * DAY),
  });
  const surplus = ctx.db
    .select({ id: refreshTokens.id })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.userId, userId), livingToken()))
    .orderBy(sql`${refreshTokens.createdAt} desc`)
    .offset(MAX_FAMILIES);
  await ctx.db.update(refreshTokens).set({ revokedAt: new Date() }).where(inArray(refreshTokens.id, surplus));
  return { familyId, pair: await pairOf(userId, familyId, token) };
}

async function pairOf(userId: string, familyId: string, refreshToken: string): Promise<TokenPair> {
  return {
    access_token: await signAccessToken(userId, familyId),
    refresh_token: refreshToken,
    token_type: "Bearer",
    expires_in: ACCESS_SECONDS,
  };
}

/**
 * Exchanges a refresh token for a new pair. Of many equal requests one rotates it; the others, and a repeat within
 * 30 seconds while the new token is unused, get the same new token. Whoever uses it later has a copy, or is robbed:
 * the family ends. Throws `unauthenticated` (`invalid_grant`) for every token that is not good.
 */
export async function refresh(ctx: Ctx, token: string, app: AppDevice): Promise<TokenPair> {
  const pair = await inTx(ctx, (tx) => rotate(tx, token, app));
  if (pair) return pair;
  throw new AppError("unauthenticated", "identity.error.refresh", {}, {}, { code: "invalid_grant" });
}

async function rotate(ctx: Ctx, token: string, app: AppDevice): Promise<TokenPair | null> {
  const tokenHash = sha256(token);
  const user = await lockOwner(ctx, tokenHash);
  if (!user) return null;
  const [used] = await ctx.db
    .update(refreshTokens)
    .set({ rotatedAt: sql`clock_timestamp()` })
    .where(and(eq(refreshTokens.tokenHash, tokenHash), livingToken()))
    .returning();
  const successor = successorOf(token);
  if (used) {
    await follow(ctx, used, successor, app);
    return pairOf(user.id, used.familyId, successor);
  }
  const familyId = await repeatable(ctx, tokenHash);
  return familyId ? pairOf(user.id, familyId, successor) : null;
}

/**
 * Locks the person of a token, as whoever ends all logins does first: neither a rotation nor an end of the family
 * can slip past the other. Null for an unknown token or a person who may not sign in.
 */
async function lockOwner(ctx: Ctx, tokenHash: Buffer): Promise<{ id: string } | null> {
  const [user] = await ctx.db
    .select({ id: users.id, status: users.status, erasedAt: users.erasedAt })
    .from(refreshTokens)
    .innerJoin(users, eq(users.id, refreshTokens.userId))
    .where(eq(refreshTokens.tokenHash, tokenHash))
    .for("no key update", { of: users });
  if (!user || user.erasedAt || !["active", "pending_verification"].includes(user.status)) return null;
  return (await mustConfirm(user)) ? null : user;
}

async function follow(ctx: Ctx, used: TokenRow, successor: string, app: AppDevice): Promise<void> {
  const expiresAt = new Date(Math.min(Date.now() + TOKEN_DAYS * DAY, used.familyExpiresAt.getTime()));
  await ctx.db.insert(refreshTokens).values({
    familyId: used.familyId,
    userId: used.userId,
    parentId: used.id,
    tokenHash: sha256(successor),
    deviceName: app.name ?? used.deviceName,
    appBuild: app.build ?? used.appBuild,
    pushToken: used.pushToken,
    ip: ctx.address,
    expiresAt,
    familyExpiresAt: used.familyExpiresAt,
  });
}

/** The family of a token that was just rotated and whose successor is unused. For any other used token, ends the family. */
async function repeatable(ctx: Ctx, tokenHash: Buffer): Promise<string | null> {
  const [old] = await ctx.db
    .select({
      id: refreshTokens.id,
      familyId: refreshTokens.familyId,
      userId: refreshTokens.userId,
      rotatedAt: refreshTokens.rotatedAt,
      isRecent: sql<boolean>`coalesce(${refreshTokens.rotatedAt} > clock_timestamp() - make_interval(secs => ${REPEAT_SECONDS}), false)`,
    })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, tokenHash));
  if (!old?.rotatedAt) return null;
  const [next] = await ctx.db
    .select({ id: refreshTokens.id })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.parentId, old.id), livingToken()));
  if (next && old.isRecent) return old.familyId;
  if (await endFamily(ctx, old.familyId))
    ctx.audit({
      action: "identity.family.reuse",
      targetType: "identity.user",
      targetId: old.userId,
      changes: { familyId: old.familyId },
    });
  return null;
}

/** Ends a family whose person is locked. Answers whether it lived. */
async function endFamily(ctx: Ctx, familyId: string): Promise<boolean> {
  const ended = await ctx.db
    .update(refreshTokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(refreshTokens.familyId, familyId), livingToken()))
    .returning({ id: refreshTokens.id });
  return ended.length > 0;
}

/** Signs an app out by any token of its family; an unknown one changes nothing. */
export async function signOutApp(ctx: Ctx, token: string): Promise<void> {
  const tokenHash = sha256(token);
  await inTx(ctx, async (tx) => {
    const [found] = await tx.db
      .select({ familyId: refreshTokens.familyId, userId: refreshTokens.userId })
      .from(refreshTokens)
      .where(eq(refreshTokens.tokenHash, tokenHash));
    if (!found) return;
    await tx.db.select({ id: users.id }).from(users).where(eq(users.id, found.userId)).for("no key update");
    if (await endFamily(tx, found.familyId))
      tx.audit({ action: "identity.family.close", targetType: "identity.user", targetId: found.userId });
  });
}

/** Ends one of a person's app logins, in the caller's transaction. Answers whether there was one. */
export async function endFamilyOf(ctx: Ctx, userId: string, familyId: string): Promise<boolean> {
  const [owner] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  const [mine] = await ctx.db
    .select({ id: refreshTokens.id })
    .from(refreshTokens)
    .where(and(eq(refreshTokens.familyId, familyId), eq(refreshTokens.userId, userId)))
    .limit(1);
  return owner !== undefined && mine !== undefined && (await endFamily(ctx, familyId));
}
