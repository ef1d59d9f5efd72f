import { and, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { sha256 } from "../../core/crypto";
import { type Ctx, inTx, type PersonActor, personId } from "../../core/ctx";
import { db } from "../../core/db";
import { AppError, forbidden, invalid, notFound, unauthenticated } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { port } from "../../core/ports";
import { tellNewDevice } from "../account/mails";
import { isTimeZone } from "../account/model";
import { verifySecondFactor } from "../factor/verify";
import { returnToken } from "../privacy/return";
import { endFamilyOf } from "../refresh/commands";
import { activeRoles } from "../role/active";
import { ADMIN_ROLES } from "../role/model";
import { sessions } from "../schema/sessions";
import { type UserRow, users } from "../schema/users";
import { mustConfirm } from "./actor";
import { type EndReason, endAllLogins } from "./end";
import { type Device, deviceName, homeOf, MAX_SESSIONS, type SignInInput } from "./model";
import { tryPassword } from "./throttle";

const HOUR = 3_600_000;

/** The stored form of a device cookie. */
export const deviceHashOf = (device: Device) => sha256(device.token).toString("hex");

/** What an adapter needs after a sign-in: the row for the cookie, and where to go. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  home: string;
  /** Light or dark, where the person chose one for all browsers. */
  theme?: "light" | "dark";
}

/**
 * The person whose name and password were given. Unknown, wrong and locked give one message after the same time; a
 * suspended or inactive person is told so after the right password. A second factor is not asked for here: see
 * `hasSecondFactor`. Call it outside a transaction.
 */
export async function checkLogin(
  ctx: Ctx,
  input: Pick<SignInInput, "identifier" | "password">,
  deviceHash: string,
): Promise<UserRow> {
  const [user] = await db()
    .select()
    .from(users)
    .where(
      input.identifier.includes("@")
        ? eq(users.email, input.identifier)
        : eq(users.username, input.identifier),
    );
  // A right password of somebody who must confirm first is answered, and counted, as a wrong one.
  const candidate = user ? { ...user, isBarred: await mustConfirm(user) } : null;
  if (!(await tryPassword(ctx, candidate, input.identifier, input.password, deviceHash)) || !user)
    throw wrongLogin();
  await refuseStatus(user);
  return user;
}

/** A person whom another proof than the password named; null for an unknown or erased one. Told as after a password. */
export async function userToOpen(ctx: Ctx, userId: string): Promise<UserRow | null> {
  const [user] = await ctx.db
    .select()
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt)));
  if (user) await refuseStatus(user);
  return user ?? null;
}

const wrongLogin = () => new AppError("unauthenticated", "identity.error.wrongLogin");

/** Throws for a person who may not sign in. */
async function refuseStatus(user: UserRow): Promise<void> {
  if (await mustConfirm(user)) throw wrongLogin();
  if (user.status === "inactive")
    throw new AppError(
      "forbidden",
      "identity.error.inactive",
      {},
      {},
      user.erasedAt ? undefined : { comeBack: returnToken(user.id, user.authEpoch) },
    );
  if (user.status !== "suspended") return;
  if (!user.suspendedUntil) throw forbidden("identity.error.suspended", { reason: user.statusReason ?? "–" });
  throw forbidden("identity.error.suspendedUntil", {
    reason: user.statusReason ?? "–",
    until: user.suspendedUntil,
  });
}

/**
 * Notes in the person's row, which is locked from then on, that they have just proved who they are. Fails as a wrong
 * password does when the account changed meanwhile.
 */
export async function noteLogin(
  ctx: Ctx,
  user: Pick<UserRow, "id" | "authEpoch">,
): Promise<{ roles: string[]; preferences: UserRow["preferences"] }> {
  const [current] = await ctx.db
    .update(users)
    .set({ failedLoginAttempts: 0, accountLockedUntil: null, lastLoginAt: new Date() })
    .where(
      and(
        eq(users.id, user.id),
        eq(users.authEpoch, user.authEpoch),
        inArray(users.status, ["active", "pending_verification"]),
      ),
    )
    .returning({ roles: activeRoles(), preferences: users.preferences });
  if (!current) throw wrongLogin();
  if (current.preferences.phoneLeftOut) await sayPhoneLeftOut(ctx, user.id);
  return current;
}

/** Says once that the number given at sign-up was not taken over. */
async function sayPhoneLeftOut(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db
    .update(users)
    .set({ preferences: sql`${users.preferences} - 'phoneLeftOut'` })
    .where(eq(users.id, userId));
  await port("notify")(
    ctx,
    "identity.phone_left_out",
    [userId],
    {},
    { dedupe: `identity.phone-left-out:${userId}`, link: "/account" },
  );
}

/**
 * Makes the session row of a person who has just proved who they are, in the caller's transaction. Fails as a
 * wrong password does when the account changed meanwhile.
 */
export async function openLogin(
  ctx: Ctx,
  user: Pick<UserRow, "id" | "authEpoch" | "email" | "language" | "firstName" | "username">,
  device: Device,
  options: { remember?: boolean; zone?: string; mfaAt?: Date; proof?: "provider" },
): Promise<SignedIn> {
  const now = new Date();
  const deviceHash = deviceHashOf(device);
  const current = await noteLogin(ctx, user);
  const [seen] = await ctx.db
    .select({
      any: sql<boolean>`count(*) > 0`,
      device: sql<boolean>`coalesce(bool_or(${sessions.deviceHash} = ${deviceHash}), false)`,
    })
    .from(sessions)
    .where(eq(sessions.userId, user.id));
  const hours = options.remember
    ? (await ctx.setting<number>("auth.remember_days")) * 24
    : await ctx.setting<number>("auth.login_hours");
  const sessionId = uuidv7();
  await ctx.db.insert(sessions).values({
    id: sessionId,
    userId: user.id,
    epoch: user.authEpoch,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + hours * HOUR),
    remember: options.remember ?? false,
    ip: ctx.address,
    userAgent: device.userAgent.slice(0, 500),
    place: options.zone && isTimeZone(options.zone) ? options.zone : null,
    deviceHash,
    mfaAt: options.mfaAt ?? null,
    // A provider may have remembered the person: what asks for a fresh proof asks again.
    reauthenticatedAt: options.proof === "provider" ? null : now,
  });
  await endOldest(ctx, user.id);
  if (seen?.any && !seen.device) {
    const { browser, system } = deviceName(device.userAgent);
    await tellNewDevice(ctx, user.id, [browser, system].filter(Boolean).join(", "), sessionId);
  }
  ctx.audit({
    action: "identity.session.open",
    targetType: "identity.user",
    targetId: user.id,
    by: { userId: user.id, login: sessionId },
  });
  const { preferences } = current;
  return {
    sessionId,
    userId: user.id,
    home: homeOf(current.roles, ADMIN_ROLES, preferences.workspace),
    theme: preferences.theme,
  };
}

/** Ends the longest unseen logins beyond the number that one person may have. */
async function endOldest(ctx: Ctx, userId: string): Promise<void> {
  const surplus = ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(sql`${sessions.lastSeenAt} desc`)
    .offset(MAX_SESSIONS);
  await ctx.db
    .update(sessions)
    .set({ endedAt: new Date(), endReason: "too_many" satisfies EndReason })
    .where(inArray(sessions.id, surplus));
}

/** Fills the port `endSession`: ends one login, whoever asks; a second call does nothing. */
export async function endSession(sessionId: string, reason: string): Promise<void> {
  await db()
    .update(sessions)
    .set({ endedAt: new Date(), endReason: reason })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

/** Signs the caller out of this login; who looks through another's eyes, out of the own one too. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person" || !actor.sessionId) return;
  const { sessionId } = actor;
  await inTx(
    ctx,
    async (tx) => {
      const [left] = await tx.db
        .select({ parentId: sessions.parentId })
        .from(sessions)
        .where(eq(sessions.id, sessionId));
      await tx.db
        .update(sessions)
        .set({ endedAt: new Date(), endReason: "signed_out" satisfies EndReason })
        .where(and(inArray(sessions.id, [sessionId, left?.parentId ?? sessionId]), isNull(sessions.endedAt)));
      tx.audit({ action: "identity.session.close", targetType: "identity.user", targetId: actor.id });
    },
    { whileImpersonating: true },
  );
}

/** Ends one login of one person, of a browser or an app. Throws `not_found` for another person's, an absent or an ended one. */
async function endOne(ctx: Ctx, userId: string, sessionId: string, reason: EndReason): Promise<void> {
  const ended = await ctx.db
    .update(sessions)
    .set({ endedAt: new Date(), endReason: reason })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  if (!ended.length && !(await endFamilyOf(ctx, userId, sessionId))) throw notFound();
  ctx.audit({
    action: "identity.session.end",
    targetType: "identity.user",
    targetId: userId,
    changes: { sessionId, reason },
  });
}

/** Ends one of the caller's own logins. */
export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, (tx) => endOne(tx, userId, sessionId, "ended_by_owner"));
}

/** Ends all of the caller's logins but this one, those of apps too. Answers how many browsers' ended. */
export async function endOtherSessions(ctx: Ctx): Promise<number> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  return inTx(ctx, async (tx) => {
    const ended = await tx.db
      .update(sessions)
      .set({ endedAt: new Date(), endReason: "ended_by_owner" satisfies EndReason })
      .where(
        and(
          eq(sessions.userId, actor.id),
          isNull(sessions.endedAt),
          gt(sessions.expiresAt, sql`now()`),
          actor.sessionId ? ne(sessions.id, actor.sessionId) : undefined,
        ),
      )
      .returning({ id: sessions.id });
    await endAllLogins(tx, actor.id, "ended_by_owner", { keep: actor.sessionId });
    tx.audit({
      action: "identity.session.end_others",
      targetType: "identity.user",
      targetId: actor.id,
      changes: { ended: ended.length },
    });
    return ended.length;
  });
}

/** Ends one login of a person, or all of them, on behalf of support. `mayManage` has been asked by the caller. */
export async function endLoginsOf(ctx: Ctx, userId: string, sessionId?: string): Promise<void> {
  if (sessionId) return endOne(ctx, userId, sessionId, "ended_by_admin");
  await endAllLogins(ctx, userId, "ended_by_admin");
  ctx.audit({ action: "identity.session.end_all", targetType: "identity.user", targetId: userId });
}

/**
 * Confirms the caller's password again. Throttled as a sign-in is. Throws `invalid` at the field.
 */
export async function confirmPassword(
  ctx: Ctx,
  input: { password: string },
  device: Device,
  field = "password",
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  const [user] = await db()
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.id));
  if (!(await tryPassword(ctx, user ?? null, actor.username, input.password, deviceHashOf(device))))
    throw invalid("errors.invalid", { [field]: "identity.error.wrongPassword" });
  await noteStepUp(actor);
}

/** Lets this login through, for ten minutes, where a command asks who is there. */
export async function noteStepUp(actor: PersonActor): Promise<void> {
  if (!actor.sessionId) return;
  await db().update(sessions).set({ reauthenticatedAt: new Date() }).where(eq(sessions.id, actor.sessionId));
}

/**
 * Steps up: the caller gives the password, or a code of the second factor instead, and commands that ask for it let
 * this login through for ten minutes. Throttled as a sign-in is. Throws `invalid` at the field.
 */
export async function confirmIdentity(
  ctx: Ctx,
  input: { password?: string; code?: string },
  device: Device,
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw unauthenticated();
  if (!input.code) {
    if (!input.password) throw invalid("errors.invalid", { password: "errors.required" });
    return confirmPassword(ctx, { password: input.password }, device);
  }
  if (!(await verifySecondFactor(ctx, actor.id, input.code, deviceHashOf(device))))
    throw invalid("errors.invalid", { code: "identity.error.wrongFactor" });
  await noteStepUp(actor);
}
