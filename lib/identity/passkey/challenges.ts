import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { sha256 } from "../../core/crypto";
import type { Ctx } from "../../core/ctx";
import { db } from "../../core/db";
import { type Limit, limit } from "../../core/limits";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { addressBlock } from "../session/model";

/** What a challenge was posed for; it is worth nothing for anything else. */
export interface Bound {
  use: "add" | "sign_in" | "second_factor" | "step_up";
  /** Whose passkey is asked for; null while nobody has said who they are. */
  userId: string | null;
  /** The login that asks, or the browser where there is none yet. */
  asker: string;
}

/** As long as browsers let people look for their key, with some room. */
const MINUTES = 5;
/** No mailbox: a challenge goes into the page. */
const NOBODY = "passkey@guildhall.invalid";
/** A whole campus may stand behind one address. */
const ASKED: Limit = { capacity: 600, perSeconds: 900 };

/** Makes a challenge of 32 random bytes that works once, for one use and one asker. Only its hash is stored. */
export async function poseChallenge(ctx: Ctx, bound: Bound): Promise<Uint8Array<ArrayBuffer>> {
  await limit(ctx, `passkey-challenge:${addressBlock(ctx.address)}`, ASKED);
  const challenge = randomBytes(32);
  const { userId, use, asker } = bound;
  await db()
    .insert(oneTimeTokens)
    .values({
      purpose: "passkey",
      userId,
      email: NOBODY,
      tokenHash: sha256(challenge.toString("base64url")),
      payload: { use, asker },
      expiresAt: new Date(Date.now() + MINUTES * 60_000),
    });
  return Uint8Array.from(challenge);
}

/**
 * Spends the challenge that a browser signed, in one statement and whatever comes of it, so that of many at once one
 * goes on. Answers it; null when it is unknown, spent, too old, or was posed for something or somebody else.
 */
export async function spendChallenge(clientDataJSON: string, bound: Bound): Promise<string | null> {
  const challenge = challengeIn(clientDataJSON);
  if (!challenge) return null;
  const [row] = await db()
    .update(oneTimeTokens)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(oneTimeTokens.tokenHash, sha256(challenge)),
        eq(oneTimeTokens.purpose, "passkey"),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, sql`now()`),
      ),
    )
    .returning({ userId: oneTimeTokens.userId, payload: oneTimeTokens.payload });
  const isBound =
    row?.userId === bound.userId && row.payload.use === bound.use && row.payload.asker === bound.asker;
  return isBound ? challenge : null;
}

function challengeIn(clientDataJSON: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}
