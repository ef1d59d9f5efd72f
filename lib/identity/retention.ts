import { and, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { RetentionRule } from "../core/registry";
import { apiKeys } from "./schema/api-keys";
import { oneTimeTokens } from "./schema/one-time-tokens";
import { refreshTokens, sessions } from "./schema/sessions";
import { EVIDENCE_RETENTION } from "./verification/clock";

/**
 * Ended logins, ended API keys and evidence of decided verifications go after 90 days, spent or expired tokens of mails and apps after 30,
 * challenges for passkeys after one.
 */
export const IDENTITY_RETENTION: readonly RetentionRule[] = [
  {
    what: "ended login sessions",
    async action(ctx, limit) {
      const old = ctx.db
        .select({ id: sessions.id })
        .from(sessions)
        .where(
          or(
            lt(sessions.endedAt, sql`now() - interval '90 days'`),
            lt(sessions.expiresAt, sql`now() - interval '90 days'`),
          ),
        )
        .limit(limit);
      const gone = await ctx.db.delete(sessions).where(inArray(sessions.id, old));
      return gone.rowCount ?? 0;
    },
  },
  {
    what: "spent one-time tokens",
    async action(ctx, limit) {
      const old = ctx.db
        .select({ id: oneTimeTokens.id })
        .from(oneTimeTokens)
        .where(
          or(
            lt(oneTimeTokens.usedAt, sql`now() - interval '30 days'`),
            lt(oneTimeTokens.expiresAt, sql`now() - interval '30 days'`),
            // Challenges say nothing afterwards, and each press of a button makes one.
            and(
              eq(oneTimeTokens.purpose, "passkey"),
              lt(oneTimeTokens.expiresAt, sql`now() - interval '1 day'`),
            ),
          ),
        )
        .limit(limit);
      const gone = await ctx.db.delete(oneTimeTokens).where(inArray(oneTimeTokens.id, old));
      return gone.rowCount ?? 0;
    },
  },
  {
    what: "spent refresh tokens",
    async action(ctx, limit) {
      const { id, rotatedAt, revokedAt, expiresAt } = refreshTokens;
      const long = sql`now() - interval '30 days'`;
      const old = ctx.db
        .select({ id })
        .from(refreshTokens)
        .where(or(lt(rotatedAt, long), lt(revokedAt, long), lt(expiresAt, long)))
        .limit(limit);
      const gone = await ctx.db.delete(refreshTokens).where(inArray(id, old));
      return gone.rowCount ?? 0;
    },
  },
  {
    what: "ended API keys",
    async action(ctx, limit) {
      const old = ctx.db
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .where(
          or(
            lt(apiKeys.revokedAt, sql`now() - interval '90 days'`),
            lt(apiKeys.expiresAt, sql`now() - interval '90 days'`),
          ),
        )
        .limit(limit);
      const gone = await ctx.db.delete(apiKeys).where(inArray(apiKeys.id, old));
      return gone.rowCount ?? 0;
    },
  },
  EVIDENCE_RETENTION,
];
