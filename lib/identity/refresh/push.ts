import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { type Ctx, inTx, personId } from "../../core/ctx";
import { notFound, unauthenticated } from "../../core/errors";
import { refreshTokens } from "../schema/sessions";
import { users } from "../schema/users";
import { livingToken } from "./living";

/**
 * Notes under which token an app's login is reached by push, or that it is not (null); a repeat changes nothing. The
 * token leaves every other login: a phone shows what is for whoever signed in on it last. Throws `not_found` for a
 * family that is over or not the caller's.
 */
export async function setPushToken(ctx: Ctx, familyId: string, token: string | null): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    // As rotation does first: it carries the token over to the family's next row.
    await tx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
    const [mine] = await tx.db
      .select({ id: refreshTokens.id, pushToken: refreshTokens.pushToken })
      .from(refreshTokens)
      .where(and(eq(refreshTokens.familyId, familyId), eq(refreshTokens.userId, userId), livingToken()));
    if (!mine) throw notFound();
    if (token)
      await tx.db
        .update(refreshTokens)
        .set({ pushToken: null })
        .where(
          and(
            eq(refreshTokens.pushToken, token),
            isNull(refreshTokens.rotatedAt),
            ne(refreshTokens.familyId, familyId),
          ),
        );
    if (mine.pushToken === token) return;
    await tx.db.update(refreshTokens).set({ pushToken: token }).where(eq(refreshTokens.id, mine.id));
    tx.audit({
      action: token ? "identity.family.push_on" : "identity.family.push_off",
      targetType: "identity.user",
      targetId: userId,
      changes: { familyId },
    });
  });
}

/** A phone on which a person's login is reached by push. */
export interface PushDevice {
  userId: string;
  familyId: string;
  token: string;
}

/** The phones of these people's living logins. */
export async function pushDevicesOf(ctx: Ctx, userIds: readonly string[]): Promise<PushDevice[]> {
  if (!userIds.length) return [];
  const rows = await ctx.db
    .select({
      userId: refreshTokens.userId,
      familyId: refreshTokens.familyId,
      token: refreshTokens.pushToken,
    })
    .from(refreshTokens)
    .where(
      and(inArray(refreshTokens.userId, [...userIds]), isNotNull(refreshTokens.pushToken), livingToken()),
    );
  return rows.flatMap(({ token, ...row }) => (token ? [{ ...row, token }] : []));
}

/** Forgets a token that its push service no longer knows, unless the login has another by now. */
export async function forgetPushToken(ctx: Ctx, { familyId, token }: PushDevice): Promise<void> {
  await ctx.db
    .update(refreshTokens)
    .set({ pushToken: null })
    .where(and(eq(refreshTokens.familyId, familyId), eq(refreshTokens.pushToken, token)));
}
