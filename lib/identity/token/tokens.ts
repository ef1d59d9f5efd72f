import { randomInt } from "node:crypto";
import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { hmac, randomToken, sameSecret, sha256 } from "../../core/crypto";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { AppError, invalid } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { type OneTimeTokenRow, oneTimeTokens } from "../schema/one-time-tokens";

type Purpose = OneTimeTokenRow["purpose"];

/** A code of six digits can be guessed, so it lives short and few guesses are taken. */
const CODE_MINUTES = 10;
const CODE_TRIES = 5;

const codeHash = (id: string, code: string) => hmac("mail-code", `${id}:${code}`);
const spent = () => invalid("identity.error.tokenSpent");
const live = () => and(isNull(oneTimeTokens.usedAt), gt(oneTimeTokens.expiresAt, sql`now()`));

/**
 * Makes a link token of 32 random bytes, and a code when asked, for one mailbox; voids older ones of the same
 * purpose unless told to keep them. Only hashes are stored, so the answer is the one chance to mail them.
 */
export async function issueToken(
  ctx: Ctx,
  request: {
    purpose: Purpose;
    userId: string | null;
    email: string;
    minutes: number;
    code?: boolean;
    payload?: Record<string, unknown>;
    /** Voids only the older ones whose payload has the same value under this name. */
    among?: string;
    /** Voids none: each of the links stands for something of its own. */
    keepOlder?: true;
  },
): Promise<{ id: string; token: string; code: string }> {
  const { purpose, userId, email } = request;
  if (!request.keepOlder) await voidOlder(ctx, request);
  const id = uuidv7();
  const token = randomToken(32);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await ctx.db.insert(oneTimeTokens).values({
    id,
    purpose,
    userId,
    email,
    tokenHash: sha256(token),
    codeHash: request.code ? codeHash(id, code) : null,
    payload: request.payload ?? {},
    expiresAt: new Date(Date.now() + request.minutes * 60_000),
  });
  return { id, token, code };
}

async function voidOlder(
  ctx: Ctx,
  { purpose, email, among, payload }: { purpose: Purpose; email: string; among?: string; payload?: object },
): Promise<void> {
  const value = among ? String((payload as Record<string, unknown>)?.[among]) : "";
  await ctx.db
    .update(oneTimeTokens)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(oneTimeTokens.purpose, purpose),
        eq(oneTimeTokens.email, email),
        isNull(oneTimeTokens.usedAt),
        among ? sql`${oneTimeTokens.payload}->>${among} = ${value}` : undefined,
      ),
    );
}

/** Makes link tokens for new accounts, which have no older ones; in one statement, for many at once. */
export async function issueFirstTokens(
  ctx: Ctx,
  purpose: Purpose,
  people: readonly { id: string; email: string }[],
  minutes: number,
): Promise<{ id: string; token: string }[]> {
  if (!people.length) return [];
  const made = people.map(() => ({ id: uuidv7(), token: randomToken(32) }));
  const expiresAt = new Date(Date.now() + minutes * 60_000);
  await ctx.db.insert(oneTimeTokens).values(
    people.map(({ id: userId, email }, i) => {
      const { id, token } = made[i] as { id: string; token: string };
      return { id, purpose, userId, email, tokenHash: sha256(token), expiresAt };
    }),
  );
  return made;
}

/** The live token behind a link, unspent; null when it is unknown, used or expired. */
export async function findToken(ctx: Ctx, purpose: Purpose, token: string): Promise<OneTimeTokenRow | null> {
  const [row] = await ctx.db
    .select()
    .from(oneTimeTokens)
    .where(and(eq(oneTimeTokens.tokenHash, sha256(token)), eq(oneTimeTokens.purpose, purpose), live()));
  return row ?? null;
}

/** Spends a live token in one statement, so that of many at once one wins. Throws `invalid` for the others. */
export async function redeemToken(ctx: Ctx, id: string): Promise<OneTimeTokenRow> {
  const [row] = await ctx.db
    .update(oneTimeTokens)
    .set({ usedAt: sql`now()` })
    .where(and(eq(oneTimeTokens.id, id), live()))
    .returning();
  if (!row) throw spent();
  return row;
}

/**
 * The live token whose code was given for a mailbox. Each call counts as a try at once, outside any transaction,
 * so a rolled-back command does not give the try back. Throws `invalid` for a wrong, old or overtried code.
 */
export async function tryCode(purpose: Purpose, email: string, code: string): Promise<OneTimeTokenRow> {
  const newest = db()
    .select({ id: oneTimeTokens.id })
    .from(oneTimeTokens)
    .where(and(eq(oneTimeTokens.purpose, purpose), eq(oneTimeTokens.email, email), live()))
    .orderBy(desc(oneTimeTokens.createdAt))
    .limit(1);
  const [row] = await db()
    .update(oneTimeTokens)
    .set({ tries: sql`${oneTimeTokens.tries} + 1` })
    .where(
      and(
        eq(oneTimeTokens.id, sql`(${newest})`),
        lt(oneTimeTokens.tries, CODE_TRIES),
        gt(oneTimeTokens.createdAt, sql`now() - make_interval(mins => ${CODE_MINUTES})`),
      ),
    )
    .returning();
  if (!row?.codeHash || !sameSecret(row.codeHash, codeHash(row.id, code)))
    throw new AppError("invalid", "errors.invalid", {}, { code: "identity.error.wrongCode" });
  return row;
}
