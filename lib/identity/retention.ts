import { inArray, lt, or, sql } from "drizzle-orm";
import type { RetentionRule } from "../core/registry";
import { oneTimeTokens } from "./schema/one-time-tokens";
import { sessions } from "./schema/sessions";

/** Ended logins go after 90 days, spent or expired tokens after 30. */
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
          ),
        )
        .limit(limit);
      const gone = await ctx.db.delete(oneTimeTokens).where(inArray(oneTimeTokens.id, old));
      return gone.rowCount ?? 0;
    },
  },
];
