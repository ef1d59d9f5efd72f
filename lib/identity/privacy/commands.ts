import { and, desc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { AppError, conflict, invalid, notFound, unauthenticated } from "../../core/errors";
import { enqueue } from "../../core/jobs";
import { checkMove } from "../../core/machine";
import { port } from "../../core/ports";
import { statusHistory } from "../../core/schema/core";
import { move } from "../../core/transition";
import { requireStepUp } from "../access";
import { accountMachine } from "../account/model";
import { announce, blockersOf } from "../registries";
import { holdsAdminRole, keepSuperAdmin } from "../role/active";
import { personalExports } from "../schema/personal-exports";
import { users } from "../schema/users";
import { endAllLogins } from "../session/end";
import { forgetErasure } from "./journal";
import { type EraseInput, type EraseUserInput, EXPORT_EVERY_HOURS } from "./model";
import { readReturnToken } from "./return";

const target = { table: users, id: users.id, status: users.status };

function self(ctx: Ctx) {
  if (ctx.actor.kind !== "person") throw unauthenticated();
  return ctx.actor;
}

async function locked(ctx: Ctx, userId: string) {
  const [row] = await ctx.db
    .select({ user: users, isAdmin: holdsAdminRole() })
    .from(users)
    .where(eq(users.id, userId))
    .for("update");
  if (!row) throw notFound();
  const { user, isAdmin } = row;
  return { user, state: { id: user.id, status: user.status, isAdmin, erasedAt: user.erasedAt } };
}

/** Asks for the archive of everything about the caller; it is made by a job. Once a day. */
export async function requestExport(ctx: Ctx): Promise<void> {
  const actor = self(ctx);
  requireStepUp(actor);
  await inTx(ctx, async (tx) => {
    await locked(tx, actor.id);
    const [recent] = await tx.db
      .select({ createdAt: personalExports.createdAt })
      .from(personalExports)
      .where(
        and(
          eq(personalExports.userId, actor.id),
          inArray(personalExports.status, ["queued", "ready"]),
          gt(personalExports.createdAt, sql`now() - make_interval(hours => ${EXPORT_EVERY_HOURS})`),
        ),
      )
      .orderBy(desc(personalExports.createdAt))
      .limit(1);
    if (recent)
      throw conflict("identity.error.exportLately", {
        again: new Date(recent.createdAt.getTime() + EXPORT_EVERY_HOURS * 3_600_000),
      });
    const [row] = await tx.db.insert(personalExports).values({ userId: actor.id }).returning();
    if (row) await enqueue(tx, "identity.export", { exportId: row.id }, { key: row.id });
    tx.audit({ action: "identity.user.export", targetType: "identity.user", targetId: actor.id });
  });
}

/** Switches the caller's account off: logins end, and signing in offers to come back. */
export async function switchOff(ctx: Ctx): Promise<void> {
  const actor = self(ctx);
  requireStepUp(actor);
  await inTx(ctx, async (tx) => {
    await keepSuperAdmin(tx, actor.id);
    const { state } = await locked(tx, actor.id);
    await move(tx, accountMachine, state, "leave", target, { code: "switched_off" });
    await gone(tx, actor.id, "identity.user.leave");
  });
}

/** What ends with an account that is switched off, whoever did it. */
async function gone(ctx: Ctx, userId: string, action: string): Promise<void> {
  await endAllLogins(ctx, userId, "deactivated", { keys: true });
  await announce(ctx, { kind: "user", id: userId }, "inactive");
  ctx.audit({ action, targetType: "identity.user", targetId: userId });
}

/**
 * Begins the erasure of the caller's account: it is switched off at once and erased when the days to think it over
 * have passed. Throws `invalid` at `username` unless that is the caller's own, `conflict` while something stands in
 * the way. Answers when it will be erased.
 */
export async function requestErasure(ctx: Ctx, input: EraseInput): Promise<{ at: Date }> {
  const actor = self(ctx);
  requireStepUp(actor);
  if (input.username.toLowerCase() !== actor.username.toLowerCase())
    throw invalid("errors.invalid", { username: "identity.error.notYourUsername" });
  return beginErasure(ctx, actor.id, "leave");
}

/** Begins the erasure of a member's account on the member's written request. */
export async function eraseOnRequest(ctx: Ctx, input: EraseUserInput): Promise<{ at: Date }> {
  requireStepUp(ctx.actor);
  return beginErasure(ctx, input.userId, "erase", input.reason);
}

async function beginErasure(
  ctx: Ctx,
  userId: string,
  action: "leave" | "erase",
  reason?: string,
): Promise<{ at: Date }> {
  const days = await ctx.setting<number>("privacy.erasure_grace_days");
  return inTx(ctx, async (tx) => {
    checkMove(accountMachine, tx.actor, (await locked(tx, userId)).state, action);
    await keepSuperAdmin(tx, userId);
    const { user, state } = await locked(tx, userId);
    if (user.deletedAt) throw conflict("identity.error.erasing");
    const blockers = await blockersOf(tx, { userId });
    if (blockers[0]) throw new AppError("conflict", blockers[0].key, blockers[0].params, {}, { blockers });
    const now = new Date();
    const at = new Date(now.getTime() + days * 86_400_000);
    await move(
      tx,
      accountMachine,
      state,
      action,
      { ...target, set: { deletedAt: now } },
      { code: "erasure", text: reason },
    );
    await port("notify")(
      tx,
      "identity.erasure_begun",
      [userId],
      { at },
      { dedupe: `identity.erasure:${userId}:${now.getTime()}`, link: "/sign-in" },
    );
    await gone(tx, userId, "identity.user.begin_erasure");
    if (days === 0) await enqueue(tx, "identity.erase", {}, { key: "now" });
    return { at };
  });
}

/** What an account was before it was switched off. */
export async function statusBefore(ctx: Ctx, userId: string): Promise<string | null> {
  const [last] = await ctx.db
    .select({ from: statusHistory.fromStatus })
    .from(statusHistory)
    .where(
      and(
        eq(statusHistory.entityType, accountMachine.entity),
        eq(statusHistory.entityId, userId),
        eq(statusHistory.toStatus, "inactive"),
        ne(statusHistory.fromStatus, "inactive"),
      ),
    )
    .orderBy(desc(statusHistory.at), desc(statusHistory.id))
    .limit(1);
  return last?.from ?? null;
}

/**
 * Switches an account on again, for whoever gave its password a moment ago; ends an erasure that has begun. One that
 * waited for confirmation waits again, one that was suspended is suspended again.
 */
export async function comeBack(ctx: Ctx, input: { token: string }): Promise<void> {
  const allowed = readReturnToken(input.token);
  if (!allowed) throw invalid("identity.error.tokenSpent");
  await inTx(ctx, async (tx) => {
    const { user, state } = await locked(tx, allowed.userId);
    allow(user.authEpoch === allowed.epoch);
    const before = await statusBefore(tx, user.id);
    const set = {
      restoredAt: new Date(),
      deletedAt: null,
      ...(before === "suspended" ? {} : { statusReason: null }),
    };
    const action =
      before === "suspended"
        ? "return_suspended"
        : before === "pending_verification"
          ? "return_unconfirmed"
          : "come_back";
    const to = await move(tx, accountMachine, state, action, { ...target, set }, { code: "came_back" });
    await forgetErasure(user.id);
    await announce(tx, { kind: "user", id: user.id }, to === "suspended" ? "suspended" : "restored");
    tx.audit({ action: "identity.user.come_back", targetType: "identity.user", targetId: user.id });
  });
}
