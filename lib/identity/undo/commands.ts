import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { invalid } from "../../core/errors";
import { sendReset } from "../account/mails";
import { linkedAccounts } from "../schema/linked-accounts";
import { mfaFactors } from "../schema/mfa-factors";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { endAllLogins } from "../session/end";
import { findToken, redeemToken } from "../token/tokens";

/** What a link "this was not me" would give back, without spending it; null when it is spent or unknown. */
export async function previewUndo(
  ctx: Ctx,
  token: string,
): Promise<{ email: string; restores: boolean } | null> {
  const row = await findToken(ctx, "undo_email", token);
  return row ? { email: row.email, restores: row.payload.restore === true } : null;
}

/**
 * Takes an account out of a stranger's hands: gives the address back, ends every login, app and key, forgets the
 * password, and whatever factor and linked account was added since; then mails a link for a new password. Whoever
 * holds an older link may still use it, newer ones are void. Throws `invalid` for a spent link.
 */
export async function undoChange(ctx: Ctx, input: { token: string }): Promise<void> {
  const found = await findToken(ctx, "undo_email", input.token);
  if (!found?.userId) throw invalid("identity.error.tokenSpent");
  const userId = found.userId;
  await inTx(ctx, async (tx) => {
    const [before] = await tx.db.select().from(users).where(eq(users.id, userId)).for("update");
    const token = await redeemToken(tx, found.id);
    if (!before || before.erasedAt) throw invalid("identity.error.tokenSpent");
    await voidTokens(tx, userId, token.createdAt);
    await tx.db
      .delete(mfaFactors)
      .where(and(eq(mfaFactors.userId, userId), gt(mfaFactors.createdAt, token.createdAt)));
    await tx.db
      .delete(linkedAccounts)
      .where(and(eq(linkedAccounts.userId, userId), gt(linkedAccounts.createdAt, token.createdAt)));
    await endAllLogins(tx, userId, "undone", { keys: true });
    const restored =
      token.payload.restore === true ? { email: token.email, emailVerifiedAt: new Date() } : {};
    const [user] = await tx.db
      .update(users)
      .set({ ...restored, passwordHash: null })
      .where(eq(users.id, userId))
      .returning();
    if (user) await sendReset(tx, user);
    tx.audit({
      action: "identity.user.undo",
      targetType: "identity.user",
      targetId: userId,
      changes: { restored: token.payload.restore === true },
    });
  });
}

/** Voids the links that could still move or open the account; links "not me" only if they are newer than `since`. */
async function voidTokens(ctx: Ctx, userId: string, since: Date): Promise<void> {
  const mine = and(eq(oneTimeTokens.userId, userId), isNull(oneTimeTokens.usedAt));
  const used = { usedAt: new Date() };
  await ctx.db
    .update(oneTimeTokens)
    .set(used)
    .where(and(mine, inArray(oneTimeTokens.purpose, ["change_email", "reset_password", "verify_email"])));
  await ctx.db
    .update(oneTimeTokens)
    .set(used)
    .where(and(mine, eq(oneTimeTokens.purpose, "undo_email"), gt(oneTimeTokens.createdAt, since)));
}
