import { generateKeyPairSync } from "node:crypto";
import { and, eq, or, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { db } from "../../core/db";
import { unavailable } from "../../core/errors";
import { log } from "../../core/log";
import { single } from "../../core/single";
import { mfaFactors } from "../schema/mfa-factors";
import { tellOwner } from "../security/notices";
import { type Bound, poseChallenge, spendChallenge } from "./challenges";
import type { Assertion } from "./model";
import { relyingParty } from "./party";

type Passkey = typeof mfaFactors.$inferSelect;

/** This site for passkeys. Throws `unavailable` where there are none. */
export function party(): { id: string; origin: string } {
  const found = relyingParty();
  if (!found) throw unavailable("identity.error.noPasskeysHere");
  return found;
}

/** A person's passkeys, in a condition over mfa_factors. */
export const passkeysOf = (userId: string) =>
  and(eq(mfaFactors.userId, userId), eq(mfaFactors.type, "passkey"));

/** A person's passkeys as browsers are told of them. */
export async function listDescriptors(ctx: Ctx, userId: string) {
  const rows = await ctx.db.select().from(mfaFactors).where(passkeysOf(userId));
  return rows.map(({ credentialId, transports }) => ({
    id: credentialId?.toString("base64url") ?? "",
    transports: (transports ?? []) as never[],
  }));
}

/** Asks for a proof by any passkey of a person, or, while nobody has said who they are, by any passkey of this site. */
export async function askForPasskey(ctx: Ctx, bound: Bound) {
  const { id } = party();
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  return generateAuthenticationOptions({
    rpID: id,
    challenge: await poseChallenge(ctx, bound),
    userVerification: "required",
    allowCredentials: bound.userId ? await listDescriptors(ctx, bound.userId) : [],
    timeout: 120_000,
  });
}

/**
 * The passkey that gave a proof; null when there is something wrong with it, whatever that is. A challenge works once.
 * A count of uses that went back is told to the owner: somebody may have a copy of the key. Call it outside a
 * transaction, since a try must count even when the caller fails.
 */
export async function checkPasskey(ctx: Ctx, response: Assertion, bound: Bound): Promise<Passkey | null> {
  if (ctx.inTransaction) throw new Error("A passkey is tried before the transaction opens.");
  const challenge = await spendChallenge(response.response.clientDataJSON, bound);
  if (!challenge) return null;
  const [passkey] = await db()
    .select()
    .from(mfaFactors)
    .where(
      and(
        eq(mfaFactors.type, "passkey"),
        eq(mfaFactors.credentialId, Buffer.from(response.id, "base64url")),
        bound.userId ? eq(mfaFactors.userId, bound.userId) : undefined,
      ),
    );
  const proof = await prove(response, challenge, passkey?.publicKey ?? decoyKey());
  if (!passkey || !proof) return null;
  const { userHandle } = response.response;
  if (userHandle && userHandle !== handleOf(passkey.userId)) return null;
  return (await countUse(passkey, proof)) ?? (await reportCopy(ctx, passkey));
}

/** By what a passkey names its person: the id, which says nothing of anybody. */
const handleOf = (userId: string) => Buffer.from(userBytes(userId)).toString("base64url");
/** The same in bytes, as a new passkey takes it along. */
export const userBytes = (userId: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(userId.replaceAll("-", ""), "hex"));

async function prove(response: Assertion, challenge: string, publicKey: Buffer) {
  const { id, origin } = party();
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      // The count is judged when it is written, so that two at once cannot both be right.
      credential: { id: response.id, publicKey: Uint8Array.from(publicKey), counter: 0 },
    });
    return verified ? authenticationInfo : null;
  } catch (error) {
    log().info({ err: error }, "a proof by a passkey was not accepted");
    return null;
  }
}

/** A key that nobody has (COSE, ES256): what it is tried on takes as long as a person's own. */
const decoyKey = (): Buffer =>
  single("decoy-passkey", () => {
    const { x = "", y = "" } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
      format: "jwk",
    });
    const hex = (text: string) => Buffer.from(text, "base64url").toString("hex");
    return Buffer.from(`a5010203262001215820${hex(x)}225820${hex(y)}`, "hex");
  });

/** Notes the use in one statement; null when the count did not go on. Keys that do not count say 0 for ever. */
async function countUse(
  passkey: Passkey,
  { newCounter, credentialBackedUp }: { newCounter: number; credentialBackedUp: boolean },
): Promise<Passkey | null> {
  const goesOn = sql`${mfaFactors.signCount} < ${newCounter}`;
  const neverCounts = newCounter === 0 ? eq(mfaFactors.signCount, 0) : undefined;
  const [used] = await db()
    .update(mfaFactors)
    .set({ signCount: newCounter, backedUp: credentialBackedUp, usedAt: sql`now()` })
    .where(and(eq(mfaFactors.id, passkey.id), or(goesOn, neverCounts)))
    .returning();
  return used ?? null;
}

async function reportCopy(ctx: Ctx, passkey: Passkey): Promise<null> {
  await inTx(ctx, async (tx) => {
    await tellOwner(tx, passkey.userId, "passkey_refused", { name: passkey.label });
    tx.audit({
      action: "identity.passkey.refuse",
      targetType: "identity.user",
      targetId: passkey.userId,
      changes: { passkeyId: passkey.id },
    });
  });
  return null;
}
