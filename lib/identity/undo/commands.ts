import { and, eq, gt, gte, inArray, isNull, min, or, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { invalid } from "../../core/errors";
import { sendReset } from "../account/mails";
import { dropIdleCodes } from "../factor/held";
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

/** A stranger who got in makes doors before changing the lock: such young passkeys and links go too. */
const DOOR_DAYS = 7;

/**
 * Takes an account out of a stranger's hands: gives the address back, ends every login, app and key, forgets the
 * password, and whatever factor and linked account was added since the first change that the mailbox could still take
 * back, the latter and passkeys also when they came shortly before; then mails a link for a new password. Whoever holds
 * a link from before that may still use it, later ones are void. Throws `invalid` for a spent link.
 */
export async function undoChange(ctx: Ctx, input: { token: string }): Promise<void> {
  const found = await findToken(ctx, "undo_email", input.token);
  if (!found?.userId) throw invalid("identity.error.tokenSpent");
  const userId = found.userId;
  await inTx(ctx, async (tx) => {
    const [before] = await tx.db.select().from(users).where(eq(users.id, userId)).for("update");
    const since = await firstOf(tx, userId, found.email);
    const token = await redeemToken(tx, found.id);
    if (!before || before.erasedAt || !since) throw invalid("identity.error.tokenSpent");
    await voidTokens(tx, userId, since);
    await closeDoors(tx, userId, since);
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

/** When the first of the changes was made that this mailbox can still take back. */
async function firstOf(ctx: Ctx, userId: string, email: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: min(oneTimeTokens.createdAt) })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.userId, userId),
        eq(oneTimeTokens.purpose, "undo_email"),
        eq(oneTimeTokens.email, email),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, sql`now()`),
      ),
    );
  return row?.at ?? null;
}

async function closeDoors(ctx: Ctx, userId: string, since: Date): Promise<void> {
  const before = new Date(since.getTime() - DOOR_DAYS * 86_400_000);
  const isPasskey = eq(mfaFactors.type, "passkey");
  await ctx.db
    .delete(mfaFactors)
    .where(
      and(
        eq(mfaFactors.userId, userId),
        or(gte(mfaFactors.createdAt, since), and(isPasskey, gte(mfaFactors.createdAt, before))),
      ),
    );
  await dropIdleCodes(ctx, userId);
  await ctx.db
    .delete(linkedAccounts)
    .where(and(eq(linkedAccounts.userId, userId), gte(linkedAccounts.createdAt, before)));
}

/** Voids the links that could still move or open the account; links "not me" only from `since` on. */
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
    .where(and(mine, eq(oneTimeTokens.purpose, "undo_email"), gte(oneTimeTokens.createdAt, since)));
}
