import { and, eq, gt, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { type Ctx, inTx, jobCtx } from "../../core/ctx";
import { pgError } from "../../core/errors";
import { log } from "../../core/log";
import { recordStatus } from "../../core/transition";
import { announce, blockersOf } from "../registries";
import { users } from "../schema/users";
import { holders } from "./blockers";
import { erasedPeople, noteErasure } from "./journal";

const UNCONFIRMED = "pending_verification";

/**
 * Erases one person whose days to think it over have passed, in one transaction: every domain that holds personal
 * data, highest first, identity last. Killed midway nothing has happened but the journal's note, and the next run
 * comes to the same end. Answers false when the person is gone already or came back meanwhile.
 */
export async function eraseUser(ctx: Ctx, userId: string): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const [user] = await tx.db
      .select({ id: users.id, status: users.status })
      .from(users)
      .where(and(eq(users.id, userId), isNotNull(users.deletedAt), isNull(users.erasedAt)))
      .for("update");
    if (!user) return false;
    // Before it is done: a database restored from a backup must hear of it even if this is the last thing that runs.
    await noteErasure(userId);
    // Lets the triggers of append-only tables blank free text, and nothing else.
    await tx.db.execute(sql`select set_config('guildhall.erase', 'on', true)`);
    for (const holder of holders().toReversed()) await holder.erase(tx, userId, { purge: false });
    await recordStatus(tx, "identity.user", userId, user.status, "inactive", { code: "erased" });
    await announce(tx, { kind: "user", id: userId }, "closed");
    tx.audit({ action: "identity.user.erase", targetType: "identity.user", targetId: userId });
    return true;
  });
}

/** Some of those whose time has come, after an id. */
function dueAfter(ctx: Ctx, after: string | null, days: number, limit: number) {
  return ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        isNotNull(users.deletedAt),
        isNull(users.erasedAt),
        eq(users.status, "inactive"),
        lte(users.deletedAt, sql`now() - make_interval(days => ${days})`),
        after ? gt(users.id, after) : undefined,
      ),
    )
    .orderBy(users.id)
    .limit(limit);
}

/**
 * Erases everybody whose time has come, at most `limit`. Somebody with open obligations, or whose erasure fails, is left
 * for the next run, and keeps nobody else waiting. Answers the ids of those who were left.
 */
export async function eraseDue(ctx: Ctx, limit = 200): Promise<{ erased: number; blocked: string[] }> {
  const days = await ctx.setting<number>("privacy.erasure_grace_days");
  const result = { erased: 0, blocked: [] as string[] };
  let after: string | null = null;
  while (result.erased < limit) {
    const due: { id: string }[] = await dueAfter(ctx, after, days, limit - result.erased);
    for (const { id } of due) {
      const outcome = await eraseOrLeave(ctx, id);
      if (outcome === "left") result.blocked.push(id);
      else if (outcome === "erased") result.erased++;
    }
    after = due.at(-1)?.id ?? null;
    if (!after) break;
  }
  return result;
}

async function eraseOrLeave(ctx: Ctx, userId: string): Promise<"erased" | "left" | "gone"> {
  try {
    if ((await blockersOf(ctx, { userId })).length) return "left";
    return (await eraseUser(ctx, userId)) ? "erased" : "gone";
  } catch (error) {
    log().error({ err: error, userId }, "an account could not be erased");
    return "left";
  }
}

/** After a database was restored from a backup: erases again whoever was erased since that backup. */
export async function replayErasures(ctx: Ctx): Promise<number> {
  let again = 0;
  for await (const id of erasedPeople()) {
    const [back] = await ctx.db
      .update(users)
      .set({ status: "inactive", deletedAt: sql`coalesce(${users.deletedAt}, now())` })
      .where(and(eq(users.id, id), isNull(users.erasedAt)))
      .returning({ id: users.id });
    if (back && (await eraseUser(ctx, id))) again++;
  }
  return again;
}

/**
 * Removes accounts whose address was never confirmed, a week after they were made (30 days where they could be
 * used unconfirmed or came by invitation), so that their names are free again. One that something hangs on stays.
 */
export async function purgeUnconfirmed(ctx: Ctx, limit = 500): Promise<number> {
  const mode = await ctx.setting<string>("auth.email_verification");
  const days = mode === "limited" ? 30 : 7;
  const old = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.status, UNCONFIRMED),
        isNull(users.emailVerifiedAt),
        lte(
          users.createdAt,
          sql`now() - make_interval(days => case when ${users.passwordHash} is null then 30 else ${days}::int end)`,
        ),
      ),
    )
    .limit(limit);
  let purged = 0;
  for (const { id } of old) if (await purgeUser(id)) purged++;
  return purged;
}

async function purgeUser(userId: string): Promise<boolean> {
  try {
    return await inTx(jobCtx("identity.purge"), async (tx) => {
      const [user] = await tx.db
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, userId), eq(users.status, UNCONFIRMED)))
        .for("update", { skipLocked: true });
      if (!user || (await blockersOf(tx, { userId })).length) return false;
      await tx.db.execute(sql`select set_config('guildhall.erase', 'on', true)`);
      for (const holder of holders().toReversed()) await holder.erase(tx, userId, { purge: true });
      await tx.db.delete(users).where(eq(users.id, userId));
      tx.audit({ action: "identity.user.purge", targetType: "identity.user", targetId: userId });
      return true;
    });
  } catch (error) {
    // A row that is kept on purpose, such as a movement of points, still names the person.
    if (pgError(error)?.code !== "23503" && pgError(error)?.code !== "23001") throw error;
    log().info(
      { userId, constraint: pgError(error)?.constraint },
      "an unconfirmed account cannot be removed",
    );
    return false;
  }
}
