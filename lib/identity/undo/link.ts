import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { issueToken } from "../token/tokens";

const UNDO_DAYS = 7;

/**
 * Makes the link "this was not me" for a mail about a change of the account; those of earlier changes stay good, or a
 * stranger's second change would take the way back from the first. `restore` says that the mail goes to the
 * address that the account had before, which the link gives back. Answers the path and the token's id.
 */
export async function issueUndo(
  ctx: Ctx,
  user: { id: string },
  address: string,
  restore = false,
): Promise<{ id: string; path: string }> {
  const { id, token } = await issueToken(ctx, {
    purpose: "undo_email",
    userId: user.id,
    email: address,
    minutes: UNDO_DAYS * 24 * 60,
    payload: restore ? { restore } : {},
    keepOlder: true,
  });
  return { id, path: `/not-me?token=${token}` };
}

/** Whether an address waits to be given back to another account than this one, so that nobody may take it meanwhile. */
export async function isAddressHeld(ctx: Ctx, email: string, userId: string | null): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: oneTimeTokens.id })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.purpose, "undo_email"),
        eq(oneTimeTokens.email, email),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, sql`now()`),
        sql`${oneTimeTokens.payload} ? 'restore'`,
        userId ? ne(oneTimeTokens.userId, userId) : undefined,
      ),
    )
    .limit(1);
  return row !== undefined;
}
