import { type Ctx, inTx, type PersonActor } from "../../core/ctx";
import { AppError, forbidden, unauthenticated } from "../../core/errors";
import type { mfaFactors } from "../schema/mfa-factors";
import { deviceHashOf, noteStepUp, openLogin, type SignedIn, userToOpen } from "../session/commands";
import type { Device } from "../session/model";
import { completeSignIn, type PendingLogin, personOf } from "../session/pending";
import { checkAddress, countAddress, isShutOut } from "../session/throttle";
import { askForPasskey, checkPasskey } from "./assertion";
import type { Bound } from "./challenges";
import type { Assertion } from "./model";

/** One answer for an unknown key, a wrong proof, a spent challenge and a locked account. */
const refused = () => new AppError("unauthenticated", "identity.error.passkeyRefused");

/** A passkey that has proved itself; throttled by address as a sign-in is, and refused alike whatever is wrong. */
async function proved(
  ctx: Ctx,
  response: Assertion,
  bound: Bound,
  deviceHash: string,
): Promise<typeof mfaFactors.$inferSelect> {
  await checkAddress(ctx);
  const passkey = await checkPasskey(ctx, response, bound);
  const isIn = passkey && (bound.use !== "sign_in" || !(await isShutOut(passkey.userId, deviceHash)));
  if (isIn) return passkey;
  await countAddress(ctx);
  throw refused();
}

const signingIn = (device: Device): Bound => ({
  use: "sign_in",
  userId: null,
  asker: deviceHashOf(device),
});

/** What the browser needs for signing in by any passkey of this site. */
export const askToSignIn = (ctx: Ctx, device: Device) => askForPasskey(ctx, signingIn(device));

/**
 * Signs in whoever proves to have a passkey, which stands for both factors. Suspended and inactive people are told so,
 * as after the right password. Call it outside a transaction.
 */
export async function signInByPasskey(
  ctx: Ctx,
  input: { response: Assertion; remember?: boolean; zone?: string },
  device: Device,
): Promise<SignedIn> {
  const passkey = await proved(ctx, input.response, signingIn(device), deviceHashOf(device));
  const user = await userToOpen(ctx, passkey.userId);
  if (!user) throw refused();
  const { remember, zone } = input;
  return inTx(ctx, (tx) => openLogin(tx, user, device, { remember, zone, mfaAt: new Date() }));
}

const finishing = (userId: string, device: Device): Bound => ({
  use: "second_factor",
  userId,
  asker: deviceHashOf(device),
});

/** What the browser needs for making a pending sign-in whole by a passkey of that person. */
export async function askToFinish(ctx: Ctx, pending: PendingLogin, device: Device) {
  const user = await personOf(ctx, pending, device);
  return askForPasskey(ctx, finishing(user.id, device));
}

/** Makes a pending sign-in whole by a passkey of that person. Call it outside a transaction. */
export async function finishByPasskey(
  ctx: Ctx,
  pending: PendingLogin,
  response: Assertion,
  device: Device,
): Promise<SignedIn> {
  const user = await personOf(ctx, pending, device);
  await proved(ctx, response, finishing(user.id, device), deviceHashOf(device));
  return completeSignIn(ctx, pending, user, device);
}

/** A person in a browser's login, and what a challenge for stepping up is bound to. */
function steppingUp(ctx: Ctx): { actor: PersonActor; bound: Bound } {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  if (!actor.sessionId) throw forbidden();
  return { actor, bound: { use: "step_up", userId: actor.id, asker: actor.sessionId } };
}

/** What the browser needs for stepping up by one of the caller's passkeys. */
export const askToStepUp = async (ctx: Ctx) => askForPasskey(ctx, steppingUp(ctx).bound);

/** Steps the caller's login up by one of the caller's passkeys. Call it outside a transaction. */
export async function stepUpByPasskey(ctx: Ctx, response: Assertion): Promise<void> {
  const { actor, bound } = steppingUp(ctx);
  await proved(ctx, response, bound, "");
  await noteStepUp(actor);
}
