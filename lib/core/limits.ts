import { sql } from "drizzle-orm";
import { hmac } from "./crypto";
import type { Ctx } from "./ctx";
import { db } from "./db";
import { AppError } from "./errors";

/** `capacity` tokens at most, refilled evenly within `perSeconds`. */
export interface Limit {
  capacity: number;
  perSeconds: number;
}

/** The stored name: what follows the first colon may tell of a person, so only its HMAC is kept. */
function stored(bucket: string): string {
  const at = bucket.indexOf(":");
  if (at < 0) return bucket;
  return `${bucket.slice(0, at)}:${hmac("rate-limits", bucket.slice(at + 1))
    .toString("base64url")
    .slice(0, 22)}`;
}

/**
 * Takes one token of a bucket named like `sign-in:<address>`, which all processes share. Answers 0, or in how
 * many seconds a token falls due. The token bucket is one upsert, so racing requests cannot both take the last
 * token; only a refusal reads again.
 */
export async function take(bucket: string, { capacity, perSeconds }: Limit): Promise<number> {
  const name = stored(bucket);
  const rate = capacity / perSeconds;
  const refilled = sql`least(${capacity}::float8,
    r.tokens + ${rate}::float8 * greatest(0, extract(epoch from clock_timestamp() - r.refilled_at)::float8))`;
  const taken = await db().execute(sql`
    insert into rate_limits as r (bucket, tokens, refilled_at)
    values (${name}, ${capacity - 1}, clock_timestamp())
    on conflict (bucket) do update set tokens = ${refilled} - 1, refilled_at = clock_timestamp()
    where ${refilled} >= 1
    returning 1`);
  return taken.rowCount ? 0 : Math.max(1, await peek(bucket, { capacity, perSeconds }));
}

/** In how many seconds a token of the bucket falls due, 0 when one is there; takes none. */
export async function peek(bucket: string, { capacity, perSeconds }: Limit): Promise<number> {
  const rate = capacity / perSeconds;
  const { rows } = await db().execute<{ wait: number }>(sql`
    select (1 - r.tokens) / ${rate}::float8 - extract(epoch from clock_timestamp() - r.refilled_at)::float8 as wait
    from rate_limits r where bucket = ${stored(bucket)}`);
  return Math.max(0, Math.ceil(rows[0]?.wait ?? 0));
}

/** Gives one token back that a right answer had taken. */
export async function giveBack(bucket: string, { capacity }: Limit): Promise<void> {
  await db().execute(sql`
    update rate_limits set tokens = least(${capacity}::float8, tokens + 1) where bucket = ${stored(bucket)}`);
}

/** Fills a bucket again, as when the right secret came at last. */
export async function forget(bucket: string): Promise<void> {
  await db().execute(sql`delete from rate_limits where bucket = ${stored(bucket)}`);
}

/**
 * Takes a token or throws `unavailable` with the seconds to wait, as forms show it and routes turn it into 429.
 * Call it before `inTx`: a token is spent even when the command fails, so it cannot be part of the transaction.
 */
export async function limit(ctx: Ctx, bucket: string, limits: Limit): Promise<void> {
  if (ctx.inTransaction) throw new Error("A rate limit is checked before the transaction opens.");
  const seconds = await take(bucket, limits);
  if (seconds > 0) throw tooMany(seconds);
}

/** The refusal of a rate limit; its detail holds the seconds to wait. */
export const tooMany = (seconds: number): AppError =>
  new AppError("unavailable", "errors.tooMany", { seconds }, {}, { retryAfter: seconds });

/** Forgets buckets untouched for two days, longer than any of our windows. Answers how many. */
export async function purgeBuckets(ctx: Ctx): Promise<number> {
  const gone = await ctx.db.execute(
    sql`delete from rate_limits where refilled_at < now() - interval '2 days'`,
  );
  return gone.rowCount ?? 0;
}
