import { z } from "zod";
import { sameSecret } from "../../core/crypto";
import { type Ctx, inTx } from "../../core/ctx";
import { invalid, unauthenticated } from "../../core/errors";
import { verifySecondFactor } from "../factor/verify";
import type { UserRow } from "../schema/users";
import type { TicketKind } from "../ticket/cookie";
import { deviceHashOf, openLogin, type SignedIn, userToOpen } from "./commands";
import type { Device } from "./model";

const Pending = z.object({
  userId: z.uuid(),
  /** Any change of password or factor meanwhile makes it worthless. */
  epoch: z.int(),
  deviceHash: z.string(),
  remember: z.boolean(),
  zone: z.string().nullable(),
  next: z.string().nullable(),
});
/** A sign-in after the first proof and before the second. It opens nothing but the page that asks for the second. */
export type PendingLogin = z.output<typeof Pending>;

/** Where a pending sign-in travels. There is no login session until it is whole. */
export const PENDING_LOGIN: TicketKind<typeof Pending> = {
  name: "second-factor",
  minutes: 10,
  schema: Pending,
};

/** What a person's browser keeps until the second factor is given. */
export const pendingOf = (
  user: Pick<UserRow, "id" | "authEpoch">,
  device: Device,
  options: { remember?: boolean; zone?: string | null; next?: string | null },
): PendingLogin => ({
  userId: user.id,
  epoch: user.authEpoch,
  deviceHash: deviceHashOf(device),
  remember: options.remember ?? false,
  zone: options.zone ?? null,
  next: options.next ?? null,
});

/**
 * The person of a pending sign-in. Throws `unauthenticated` when it is another browser's or outlived by a change of
 * the account, and as after a password for a person who may not sign in any more.
 */
export async function personOf(ctx: Ctx, pending: PendingLogin, device: Device): Promise<UserRow> {
  if (!sameSecret(pending.deviceHash, deviceHashOf(device)))
    throw unauthenticated("identity.error.signInAgain");
  const user = await userToOpen(ctx, pending.userId);
  if (!user || user.authEpoch !== pending.epoch) throw unauthenticated("identity.error.signInAgain");
  return user;
}

/** Opens the login of a pending sign-in whose second factor was given just now. */
export const completeSignIn = (
  ctx: Ctx,
  pending: PendingLogin,
  user: UserRow,
  device: Device,
): Promise<SignedIn> =>
  inTx(ctx, (tx) =>
    openLogin(tx, user, device, {
      remember: pending.remember,
      zone: pending.zone ?? undefined,
      mfaAt: new Date(),
    }),
  );

/**
 * Makes a pending sign-in whole with a code of the app or a recovery code. Throws as `personOf` does, and `invalid` at
 * `code` for a wrong code.
 */
export async function finishSignIn(
  ctx: Ctx,
  pending: PendingLogin,
  code: string,
  device: Device,
): Promise<SignedIn> {
  const user = await personOf(ctx, pending, device);
  if (!(await verifySecondFactor(ctx, user.id, code, deviceHashOf(device))))
    throw invalid("errors.invalid", { code: "identity.error.wrongFactor" });
  return completeSignIn(ctx, pending, user, device);
}
