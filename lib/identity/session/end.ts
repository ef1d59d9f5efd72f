import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { apiKeys } from "../schema/api-keys";
import { refreshTokens, sessions } from "../schema/sessions";
import { users } from "../schema/users";

export type EndReason =
  | "signed_out"
  | "ended_by_owner"
  | "ended_by_admin"
  | "too_many"
  | "password_changed"
  | "email_changed"
  | "factor_changed"
  | "undone"
  | "suspended"
  | "deactivated"
  | "erased"
  | "impersonation_over";

/**
 * Ends every login of a person in the caller's transaction: rows, refresh tokens, and by the epoch whatever was
 * missed. `keep` is the one login that goes on; `keys` ends API keys too.
 */
export async function endAllLogins(
  ctx: Ctx,
  userId: string,
  reason: EndReason,
  options: { keep?: string | null; keys?: boolean } = {},
): Promise<void> {
  const [user] = await ctx.db
    .update(users)
    .set({ authEpoch: sql`${users.authEpoch} + 1` })
    .where(eq(users.id, userId))
    .returning({ epoch: users.authEpoch });
  const others = options.keep ? ne(sessions.id, options.keep) : undefined;
  await ctx.db
    .update(sessions)
    .set({ endedAt: new Date(), endReason: reason })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), others));
  if (options.keep && user)
    await ctx.db.update(sessions).set({ epoch: user.epoch }).where(eq(sessions.id, options.keep));
  await ctx.db
    .update(refreshTokens)
    .set({ revokedAt: new Date() })
    .where(
      and(eq(refreshTokens.userId, userId), isNull(refreshTokens.rotatedAt), isNull(refreshTokens.revokedAt)),
    );
  if (options.keys)
    await ctx.db
      .update(apiKeys)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
}
