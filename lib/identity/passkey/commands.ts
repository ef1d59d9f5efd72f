import { and, eq } from "drizzle-orm";
import { type Ctx, inTx, type PersonActor, personId } from "../../core/ctx";
import { conflict, forbidden, invalid, notFound, unauthenticated } from "../../core/errors";
import { translator } from "../../core/i18n/translate";
import { log } from "../../core/log";
import { requireStepUp } from "../access";
import { refuseLastFactor } from "../factor/commands";
import { afterAdding, afterRemoving, lockFactors } from "../factor/held";
import { mfaFactors } from "../schema/mfa-factors";
import { tellOwner } from "../security/notices";
import { deviceName } from "../session/model";
import { lockWaysIn } from "../session/ways-in";
import { listDescriptors, party, passkeysOf, userBytes } from "./assertion";
import { type Bound, poseChallenge, spendChallenge } from "./challenges";
import { keeperOf, MAX_PASSKEYS, type Registration } from "./model";

/** The caller, in a login of a browser: apps keep no passkeys of this site. */
function owner(ctx: Ctx): PersonActor & { sessionId: string } {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  if (!actor.sessionId) throw forbidden();
  return { ...actor, sessionId: actor.sessionId };
}

/** The caller, in a browser that has stepped up just now. */
function steppedUp(ctx: Ctx) {
  const actor = owner(ctx);
  requireStepUp(actor);
  return actor;
}

/** ES256, EdDSA, RS256: what devices and keys sign with. */
const ALGORITHMS = [-7, -8, -257];

const full = () => conflict("identity.error.passkeysFull", { max: MAX_PASSKEYS });

const adding = (actor: { id: string; sessionId: string }): Bound => ({
  use: "add",
  userId: actor.id,
  asker: actor.sessionId,
});

/** What the browser needs for making a passkey. Throws `conflict` when the caller has as many as there may be. */
export async function beginPasskey(ctx: Ctx) {
  const actor = steppedUp(ctx);
  const { id } = party();
  const held = await listDescriptors(ctx, actor.id);
  if (held.length >= MAX_PASSKEYS) throw full();
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  return generateRegistrationOptions({
    rpID: id,
    rpName: await ctx.setting<string>("general.institution_name"),
    challenge: await poseChallenge(ctx, adding(actor)),
    userID: userBytes(actor.id),
    userName: actor.email,
    userDisplayName: actor.name,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    // Kept in the key itself, so that it also says who signs in; unlocked by a finger, a face or a PIN.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: held,
    timeout: 120_000,
  });
}

/**
 * Takes a new passkey into use: it opens the account, and signing in with a password takes a second step from now on.
 * Ends all other logins and answers the recovery codes of a first factor, which are not shown again. Throws `invalid`
 * when there is something wrong with it. Call it outside a transaction.
 */
export async function addPasskey(
  ctx: Ctx,
  input: { response: Registration; name?: string },
  userAgent: string,
): Promise<{ name: string; codes: string[] }> {
  const actor = steppedUp(ctx);
  const made = await readRegistration(input.response, adding(actor));
  if (!made) throw invalid("identity.error.passkeyNotMade");
  const transports = input.response.response.transports ?? [];
  const name = input.name || (await nameFor(ctx, { aaguid: made.aaguid, transports }, userAgent));
  return inTx(ctx, async (tx) => {
    const before = await lockFactors(tx, actor.id);
    if (before.passkeys.length >= MAX_PASSKEYS) throw full();
    // One that is known already fails by the constraint.
    await tx.db.insert(mfaFactors).values({
      userId: actor.id,
      type: "passkey",
      label: name,
      credentialId: Buffer.from(made.credential.id, "base64url"),
      publicKey: Buffer.from(made.credential.publicKey),
      signCount: made.credential.counter,
      transports,
      backedUp: made.credentialBackedUp,
      confirmedAt: new Date(),
    });
    const codes = await afterAdding(tx, actor, before);
    await tellOwner(tx, actor.id, "passkey_added", { name });
    tx.audit({ action: "identity.passkey.add", targetType: "identity.user", targetId: actor.id });
    return { name, codes };
  });
}

/** What a new passkey says of itself; null when its challenge, its site or its form is wrong. */
async function readRegistration(response: Registration, bound: Bound) {
  const { id, origin } = party();
  const challenge = await spendChallenge(response.response.clientDataJSON, bound);
  if (!challenge) return null;
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, transports: undefined } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return verified ? registrationInfo : null;
  } catch (error) {
    log().info({ err: error }, "a new passkey was not accepted");
    return null;
  }
}

/** How a passkey is called until its owner says otherwise. */
async function nameFor(
  ctx: Ctx,
  made: { aaguid: string; transports: readonly string[] },
  userAgent: string,
): Promise<string> {
  const keeper = keeperOf(made);
  if (typeof keeper === "object") return keeper.name;
  const t = await translator(ctx.locale);
  if (keeper === "security_key") return t("identity.passkey.securityKey");
  const { browser, system } = deviceName(userAgent);
  return [browser, system].filter(Boolean).join(", ") || t("identity.passkey.unnamed");
}

/** Gives one of the caller's passkeys another name. Throws `not_found` for another person's. */
export async function renamePasskey(ctx: Ctx, input: { id: string; name: string }): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    const renamed = await tx.db
      .update(mfaFactors)
      .set({ label: input.name })
      .where(and(eq(mfaFactors.id, input.id), passkeysOf(userId)))
      .returning({ id: mfaFactors.id });
    if (renamed.length === 0) throw notFound();
    tx.audit({
      action: "identity.passkey.rename",
      targetType: "identity.user",
      targetId: userId,
      changes: { passkeyId: input.id },
    });
  });
}

/**
 * Takes one of the caller's passkeys away and ends all other logins. Throws `not_found` for another person's, `conflict`
 * for the last way in, and for the only factor where one of the caller's roles asks for one.
 */
export async function removePasskey(ctx: Ctx, input: { id: string }): Promise<void> {
  const actor = steppedUp(ctx);
  await inTx(ctx, async (tx) => {
    const ways = await lockWaysIn(tx, actor.id);
    const held = await lockFactors(tx, actor.id);
    if (!held.passkeys.includes(input.id)) throw notFound();
    if (ways.every((way) => way === input.id)) throw conflict("identity.error.lastWayIn");
    await refuseLastFactor(actor, held.passkeys.length - 1 + (held.app ? 1 : 0));
    const [gone] = await tx.db
      .delete(mfaFactors)
      .where(and(eq(mfaFactors.id, input.id), passkeysOf(actor.id)))
      .returning({ name: mfaFactors.label });
    await afterRemoving(tx, actor);
    await tellOwner(tx, actor.id, "passkey_removed", { name: gone?.name ?? "" });
    tx.audit({
      action: "identity.passkey.remove",
      targetType: "identity.user",
      targetId: actor.id,
      changes: { passkeyId: input.id },
    });
  });
}
