import { and, eq, lt, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { invalid, notFound } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { checkMove } from "../../core/machine";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayManageUser } from "../access";
import { type AccountState, accountMachine, type ReasonInput, type SuspendInput } from "../account/model";
import { statusBefore } from "../privacy/commands";
import { forgetErasure } from "../privacy/journal";
import { personalFacts } from "../profile/personal";
import { announce } from "../registries";
import { holdsAdminRole, keepSuperAdmin } from "../role/active";
import { users } from "../schema/users";
import { endLoginsOf } from "../session/commands";
import { endAllLogins } from "../session/end";

const target = { table: users, id: users.id, status: users.status };

async function stateOf(ctx: Ctx, userId: string, lock: boolean) {
  const query = ctx.db
    .select({ user: users, isAdmin: holdsAdminRole() })
    .from(users)
    .where(eq(users.id, userId));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound();
  const { user, isAdmin } = row;
  const state: AccountState = { id: user.id, status: user.status, isAdmin, erasedAt: user.erasedAt };
  return { user, state };
}

/** Suspends a person: all logins and API keys end; with a day, the suspension ends at that day's end (UTC). */
export async function suspendUser(ctx: Ctx, input: SuspendInput): Promise<void> {
  const until = input.until ? new Date(`${input.until}T23:59:59Z`) : null;
  if (until && until.getTime() < Date.now())
    throw invalid("errors.invalid", { until: "identity.error.untilPast" });
  await inTx(ctx, async (tx) => {
    checkMove(accountMachine, tx.actor, (await stateOf(tx, input.userId, false)).state, "suspend");
    // Locks the role before the person, as every command does.
    await keepSuperAdmin(tx, input.userId);
    const { user, state } = await stateOf(tx, input.userId, true);
    await move(
      tx,
      accountMachine,
      state,
      "suspend",
      { ...target, set: { statusReason: input.reason, suspendedUntil: until } },
      { text: input.reason },
    );
    await endAllLogins(tx, user.id, "suspended", { keys: true });
    await port("notify")(
      tx,
      until ? "identity.suspended_until" : "identity.suspended",
      [user.id],
      { reason: input.reason, ...(until ? { until } : {}) },
      { dedupe: uuidv7() },
    );
    await announce(tx, { kind: "user", id: user.id }, "suspended");
    tx.audit({ action: "identity.user.suspend", targetType: "identity.user", targetId: user.id });
  });
}

/** Switches an account off: all logins and API keys end, and it can be given back. */
export async function deactivateUser(ctx: Ctx, input: ReasonInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    checkMove(accountMachine, tx.actor, (await stateOf(tx, input.userId, false)).state, "deactivate");
    await keepSuperAdmin(tx, input.userId);
    const { user, state } = await stateOf(tx, input.userId, true);
    await move(
      tx,
      accountMachine,
      state,
      "deactivate",
      { ...target, set: { statusReason: input.reason } },
      { text: input.reason },
    );
    await endAllLogins(tx, user.id, "deactivated", { keys: true });
    await port("notify")(
      tx,
      "identity.deactivated",
      [user.id],
      { reason: input.reason },
      { dedupe: uuidv7() },
    );
    await announce(tx, { kind: "user", id: user.id }, "inactive");
    tx.audit({ action: "identity.user.deactivate", targetType: "identity.user", targetId: user.id });
  });
}

/** Lifts a suspension, or gives a switched-off account back; one that waited for confirmation waits again. */
export async function restoreUser(ctx: Ctx, input: ReasonInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { user, state } = await stateOf(tx, input.userId, true);
    const waited = async () => (await statusBefore(tx, user.id)) === "pending_verification";
    const action =
      user.status === "suspended" ? "unsuspend" : (await waited()) ? "return_unconfirmed" : "restore";
    checkMove(accountMachine, tx.actor, state, action);
    const cleared = { statusReason: null, suspendedUntil: null };
    const set = action === "unsuspend" ? cleared : { ...cleared, restoredAt: new Date(), deletedAt: null };
    await move(tx, accountMachine, state, action, { ...target, set }, { text: input.reason });
    await forgetErasure(user.id);
    await port("notify")(tx, "identity.restored", [user.id], {}, { dedupe: uuidv7(), link: "/account" });
    await announce(tx, { kind: "user", id: user.id }, "restored");
    tx.audit({ action: `identity.user.${action}`, targetType: "identity.user", targetId: user.id });
  });
}

/** Ends one login of a person, or all of them. */
export async function endUserLogins(ctx: Ctx, input: { userId: string; sessionId?: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { state } = await stateOf(tx, input.userId, true);
    allow(mayManageUser(tx.actor, state));
    await endLoginsOf(tx, input.userId, input.sessionId);
  });
}

/** Lifts the lock that wrong passwords put on an account. */
export async function unlockUser(ctx: Ctx, input: { userId: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { state } = await stateOf(tx, input.userId, true);
    allow(mayManageUser(tx.actor, state));
    await tx.db
      .update(users)
      .set({ accountLockedUntil: null, failedLoginAttempts: 0 })
      .where(eq(users.id, input.userId));
    tx.audit({ action: "identity.user.unlock", targetType: "identity.user", targetId: input.userId });
  });
}

/** Sealed facts of a person, opened on demand; that they were read is recorded. Null stands for what is not known. */
export async function revealPersonal(
  ctx: Ctx,
  input: { userId: string },
): Promise<Record<"birthDate" | "address" | "emergencyName" | "emergencyPhone", string | null>> {
  return inTx(ctx, async (tx) => {
    const { state } = await stateOf(tx, input.userId, false);
    allow(mayManageUser(tx.actor, state));
    tx.audit({
      action: "identity.user.read_personal",
      targetType: "identity.user",
      targetId: input.userId,
    });
    return personalFacts(tx, input.userId);
  });
}

/** Lifts the suspensions whose end has come, at most `limit`. Answers how many. */
export async function endSuspensions(ctx: Ctx, limit = 500): Promise<number> {
  const due = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.status, "suspended"), lt(users.suspendedUntil, sql`now()`)))
    .limit(limit);
  for (const { id } of due)
    await inTx(ctx, async (tx) => {
      const { user, state } = await stateOf(tx, id, true);
      if (user.status !== "suspended" || !user.suspendedUntil || user.suspendedUntil > new Date()) return;
      const set = { statusReason: null, suspendedUntil: null };
      await move(tx, accountMachine, state, "unsuspend", { ...target, set }, { code: "suspended_until" });
      await announce(tx, { kind: "user", id }, "restored");
      tx.audit({ action: "identity.user.unsuspend", targetType: "identity.user", targetId: id });
    });
  return due.length;
}
