import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { conflict, unauthenticated } from "../../core/errors";
import { indexPerson } from "../person/search";
import { oneTimeTokens } from "../schema/one-time-tokens";
import { users } from "../schema/users";
import { tellOwner } from "../security/notices";
import { claimName, holdName, REST_DAYS, releaseName } from "./holds";
import { CHANGE_DAYS } from "./model";

/** When the caller may take another username; null when at once. */
export async function nextUsernameChange(ctx: Ctx): Promise<Date | null> {
  if (ctx.actor.kind !== "person") return null;
  const [row] = await ctx.db
    .select({ at: sql<string | null>`max(${oneTimeTokens.createdAt})` })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.userId, ctx.actor.id),
        eq(oneTimeTokens.purpose, "name_hold"),
        sql`${oneTimeTokens.payload}->>'reason' = 'changed'`,
      ),
    );
  if (!row?.at) return null;
  const next = new Date(new Date(row.at).getTime() + CHANGE_DAYS * 86_400_000);
  return next.getTime() > Date.now() ? next : null;
}

/**
 * Gives the caller another username; the old one rests for a year and can only come back to the caller. Other letter
 * case of the same name is no change. Throws `conflict` for a taken or resting name, and within 30 days.
 */
export async function changeUsername(ctx: Ctx, input: { username: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  await inTx(ctx, async (tx) => {
    const [user] = await tx.db.select().from(users).where(eq(users.id, actor.id)).for("update");
    if (!user) throw unauthenticated();
    if (user.username.toLowerCase() !== input.username.toLowerCase()) {
      const next = await nextUsernameChange(tx);
      if (next) throw conflict("identity.error.usernameAgain", { date: next });
      await claimName(tx, input.username, user.id);
      await releaseName(tx, input.username);
      await holdName(tx, {
        username: user.username,
        userId: user.id,
        email: user.email,
        hours: REST_DAYS * 24,
        reason: "changed",
      });
    }
    await tx.db.update(users).set({ username: input.username }).where(eq(users.id, user.id));
    await indexPerson(tx, user.id);
    await tellOwner(tx, user.id, "username_changed", { username: input.username });
    tx.audit({
      action: "identity.user.rename",
      targetType: "identity.user",
      targetId: user.id,
      changes: { username: [user.username, input.username] },
    });
  });
}
