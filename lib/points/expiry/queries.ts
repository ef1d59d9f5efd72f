import { eq, type SQL, sql } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { settings } from "../../platform/schema/settings";
import { pointMovements } from "../schema/point-transfers";
import { pointWallets } from "../schema/point-wallets";
import { EXPIRY_SETTING } from "../settings";
import { type ExpiryTerms, expiredBy, WARNED_DAYS, warnedUntil } from "./model";

/** How points expire; null while they do not. */
export async function expiryTerms(ctx: Ctx): Promise<ExpiryTerms | null> {
  const months = await ctx.setting<number | null>(EXPIRY_SETTING);
  if (months === null) return null;
  const [saved] = await ctx.db
    .select({ at: settings.updatedAt })
    .from(settings)
    .where(eq(settings.key, EXPIRY_SETTING));
  if (!saved) return null;
  const from = new Date(saved.at);
  from.setUTCDate(from.getUTCDate() + WARNED_DAYS);
  return { months, from };
}

/**
 * What of a wallet's balance came no later than an instant. Each credit is a lot and the oldest are spent first, so
 * that is what the lots since do not cover. Points that a hold gives back are no new lot.
 */
export const oldPoints = (wallet: SQL, since: Date): SQL<string> => sql`greatest(0, ${wallet}.balance - (
  select coalesce(sum(m.amount), 0) from ${pointMovements} m
  where m.wallet_id = ${wallet}.id and m.amount > 0 and m.kind <> 'release'
    and m.created_at > ${since.toISOString()}))`;

/** Points that expire unless they are used. */
export interface Expiring {
  points: number;
  by: Date;
}

/** What the caller loses within the next weeks by doing nothing; null when nothing. */
export async function ownExpiring(ctx: Ctx, now = new Date()): Promise<Expiring | null> {
  const me = personId(ctx.actor);
  const terms = me && (await expiryTerms(ctx));
  if (!terms) return null;
  const by = warnedUntil(terms, now);
  const since = expiredBy(terms, by);
  if (!since) return null;
  const { rows } = await ctx.db.execute<{ points: string }>(
    sql`select ${oldPoints(sql`w`, since)} as points from ${pointWallets} w
      where w.user_id = ${me} and w.status = 'open'`,
  );
  const points = Number(rows[0]?.points ?? 0);
  return points ? { points, by } : null;
}
