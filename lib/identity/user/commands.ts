import { and, eq, lt, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { invalid, notFound } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { checkMove } from "../../core/machine";
import { mail } from "../../core/mail";
import { move } from "../../core/transition";
import { mayManageUser } from "../access";
import { greeting, mailLocale } from "../account/mails";
import { type AccountState, accountMachine, type ReasonInput, type SuspendInput } from "../account/model";
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
    await mail(tx, {
      to: user.email,
      template: until ? "identity.mail.suspendedUntil" : "identity.mail.suspended",
      locale: mailLocale(tx, user),
      data: { name: greeting(user), reason: input.reason, ...(until ? { until } : {}) },
      dedupe: `identity.suspended:${uuidv7()}`,
    });
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
    await mail(tx, {
      to: user.email,
      template: "identity.mail.deactivated",
      locale: mailLocale(tx, user),
      data: { name: greeting(user), reason: input.reason },
      dedupe: `identity.deactivated:${uuidv7()}`,
    });
    tx.audit({ action: "identity.user.deactivate", targetType: "identity.user", targetId: user.id });
  });
}

/** Lifts a suspension, or gives a switched-off account back. */
export async function restoreUser(ctx: Ctx, input: ReasonInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { user, state } = await stateOf(tx, input.userId, true);
    const action = user.status === "suspended" ? "unsuspend" : "restore";
    checkMove(accountMachine, tx.actor, state, action);
    const cleared = { statusReason: null, suspendedUntil: null };
    const set = action === "restore" ? { ...cleared, restoredAt: new Date(), deletedAt: null } : cleared;
    await move(tx, accountMachine, state, action, { ...target, set }, { text: input.reason });
    await mail(tx, {
      to: user.email,
      template: "identity.mail.restored",
      locale: mailLocale(tx, user),
      data: { name: greeting(user), url: "/sign-in" },
      dedupe: `identity.restored:${uuidv7()}`,
    });
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
      tx.audit({ action: "identity.user.unsuspend", targetType: "identity.user", targetId: id });
    });
  return due.length;
}
