import { eq, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { invalid, unauthenticated } from "../../core/errors";
import { limit } from "../../core/limits";
import { checkNewPassword, hashPassword } from "../password/hash";
import { users } from "../schema/users";
import { confirmPassword } from "../session/commands";
import { endAllLogins } from "../session/end";
import { addressBlock, type Device } from "../session/model";
import { findToken, redeemToken } from "../token/tokens";
import { markConfirmed } from "./confirm";
import { inEvenTime } from "./even";
import { sendPasswordChanged, sendReset } from "./mails";

const RESETS = { capacity: 3, perSeconds: 3600 };
const ADDRESS = { capacity: 60, perSeconds: 3600 };

/**
 * Mails a reset link if the address has an account that may have one. Always answers alike, after the same
 * time. Three an hour for each mailbox.
 */
export async function forgotPassword(ctx: Ctx, input: { email: string }): Promise<void> {
  await limit(ctx, `reset-address:${addressBlock(ctx.address)}`, ADDRESS);
  await limit(ctx, `mail-reset:${input.email.toLowerCase()}`, RESETS);
  await inEvenTime(() =>
    inTx(ctx, async (tx) => {
      const [user] = await tx.db.select().from(users).where(eq(users.email, input.email));
      // Who switched the account off may come back, and needs the password for it.
      if (!user || user.erasedAt) return;
      await sendReset(tx, user);
      tx.audit({ action: "identity.password.forget", targetType: "identity.user", targetId: user.id });
    }),
  );
}

/**
 * Sets a new password by a mailed link, which works once; confirms the mailbox too, ends all logins and lifts
 * the lock. Throws `invalid` when the link is spent.
 */
export async function resetPassword(ctx: Ctx, input: { token: string; password: string }): Promise<void> {
  const found = await findToken(ctx, "reset_password", input.token);
  if (!found?.userId) throw invalid("identity.error.tokenSpent");
  const { userId } = found;
  await checkNewPassword(ctx, input.password);
  const passwordHash = await hashPassword(input.password);
  await inTx(ctx, async (tx) => {
    const token = await redeemToken(tx, found.id);
    await markConfirmed(tx, userId, token.email);
    await setPassword(tx, userId, passwordHash, null);
    tx.audit({ action: "identity.password.reset", targetType: "identity.user", targetId: userId });
  });
}

/** Changes the caller's password after the present one was given; ends the caller's other logins. */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; password: string },
  device: Device,
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  await checkNewPassword(ctx, input.password);
  if (input.password === input.current)
    throw invalid("errors.invalid", { password: "identity.error.samePassword" });
  await confirmPassword(ctx, { password: input.current }, device, "current");
  const passwordHash = await hashPassword(input.password);
  await inTx(ctx, async (tx) => {
    await setPassword(tx, actor.id, passwordHash, actor.sessionId);
    tx.audit({ action: "identity.password.change", targetType: "identity.user", targetId: actor.id });
  });
}

async function setPassword(
  ctx: Ctx,
  userId: string,
  passwordHash: string,
  keep: string | null,
): Promise<void> {
  await endAllLogins(ctx, userId, "password_changed", { keep });
  const [user] = await ctx.db
    .update(users)
    .set({ passwordHash, failedLoginAttempts: 0, accountLockedUntil: sql`null` })
    .where(eq(users.id, userId))
    .returning();
  if (user) await sendPasswordChanged(ctx, user);
}

/** The address that a reset link is for, without spending it; null when it is spent or unknown. */
export async function previewReset(ctx: Ctx, token: string): Promise<string | null> {
  return (await findToken(ctx, "reset_password", token))?.email ?? null;
}
