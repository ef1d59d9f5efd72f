import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, forbidden, notFound, unauthenticated } from "../../core/errors";
import { checkMove } from "../../core/machine";
import { recordStatus } from "../../core/transition";
import { requireStepUp } from "../access";
import { announce } from "../registries";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { releaseMentees } from "../student/commands";
import { holdsAdminRole, keepSuperAdmin, superAdmins } from "./active";
import { birth, type RoleFacts, roleOf } from "./birth";
import { refuseMembershipRole } from "./membership";
import {
  ASK_AGAIN_DAYS,
  type DecideRoleInput,
  type GrantRoleInput,
  type GrantState,
  type GrantStatus,
  grantMachine,
  type LeaveRoleInput,
  mayDecideRole,
  type OwnRoleInput,
  REQUEST_ROLES,
  type RevokeRoleInput,
  type RoleKey,
  SECOND_HOURS,
} from "./model";
import { tellOfProposal, tellOfRole } from "./notices";

const LIVE: GrantStatus[] = ["requested", "active"];
const asksFirst = (role: string) => (REQUEST_ROLES as readonly string[]).includes(role);

/** Takes an open role for the caller, or asks for one that an admin decides on. */
export async function takeRole(ctx: Ctx, input: OwnRoleInput): Promise<{ status: GrantStatus }> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  return inTx(ctx, async (tx) => {
    const role = await roleOf(tx, input.role);
    if (!role.isActive) throw conflict("identity.error.roleOff");
    const status = asksFirst(role.key) ? "requested" : "active";
    const [last] = await tx.db
      .select({ status: userRoles.status, decidedAt: userRoles.decidedAt })
      .from(userRoles)
      .where(and(eq(userRoles.userId, userId), eq(userRoles.roleId, role.id)))
      .orderBy(desc(userRoles.createdAt))
      .limit(1);
    const declined = last?.status === "declined" ? (last.decidedAt?.getTime() ?? 0) : 0;
    const again = new Date(declined + ASK_AGAIN_DAYS * 86_400_000);
    if (again.getTime() > Date.now()) throw conflict("identity.error.askAgain", { date: again });
    await birth(tx, role, userId, status, { reason: input.reason ?? null, requestedBy: userId });
    tx.audit({
      action: status === "active" ? "identity.role.take" : "identity.role.request",
      targetType: "identity.user",
      targetId: userId,
      changes: { role: role.key },
    });
    return { status };
  });
}

/**
 * Gives a person a role. Nobody gives themselves one; admin roles need the password given lately. A new super
 * admin waits for a second one's consent while there is a second one. Answers the state of the grant.
 */
export async function grantRole(ctx: Ctx, input: GrantRoleInput): Promise<{ status: GrantStatus }> {
  return inTx(ctx, async (tx) => {
    refuseMembershipRole(input.role);
    const role = await roleOf(tx, input.role);
    const user = await personOf(tx, input.userId);
    allow(mayDecideRole(tx.actor, { userId: user.id, roleKind: role.kind, userIsAdmin: user.isAdmin }));
    if (role.kind === "admin") requireStepUp(tx.actor);
    if (!role.isActive) throw conflict("identity.error.roleOff");
    if (user.status !== "active") throw conflict("identity.error.notActive");
    const by = personId(tx.actor) ?? user.id;
    const needsSecond = role.key === "super_admin" && (await hasSecond(tx, role, [by, user.id]));
    const [open] = await tx.db
      .select({
        id: userRoles.id,
        status: userRoles.status,
        isOld: isStale,
        needsSecond: userRoles.needsSecond,
      })
      .from(userRoles)
      .where(
        and(eq(userRoles.userId, user.id), eq(userRoles.roleId, role.id), inArray(userRoles.status, LIVE)),
      )
      .for("update");
    if (open?.status === "requested" && !open.needsSecond) {
      await decideRole(tx, { grantId: open.id, decision: "approve", reason: input.reason });
      return { status: "active" };
    }
    // A proposal that nobody consented to in time makes room for a new one.
    if (open?.status === "requested" && open.isOld) await end(tx, open.id, "declined", by);
    await birth(tx, role, user.id, needsSecond ? "requested" : "active", {
      reason: input.reason,
      requestedBy: by,
      needsSecond,
      ...(needsSecond ? {} : { decidedBy: by }),
    });
    if (needsSecond) await tellOfProposal(tx, role.id, [by, user.id], "proposed");
    else await tellOfRole(tx, user, role.key, "granted", input.reason);
    tx.audit({
      action: needsSecond ? "identity.role.propose" : "identity.role.grant",
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: role.key },
    });
    return { status: needsSecond ? "requested" : "active" };
  });
}

const isStale = sql<boolean>`${userRoles.updatedAt} < now() - make_interval(hours => ${SECOND_HOURS})`;

async function end(ctx: Ctx, id: string, status: "declined" | "revoked", by: string | null): Promise<void> {
  await ctx.db
    .update(userRoles)
    .set({ status, decidedBy: by, decidedAt: new Date(), needsSecond: false })
    .where(eq(userRoles.id, id));
}

/** Whether another super admin than these could consent. The role's row is locked until the transaction ends. */
async function hasSecond(ctx: Ctx, role: RoleFacts, without: string[]): Promise<boolean> {
  await ctx.db.select({ id: roles.id }).from(roles).where(eq(roles.id, role.id)).for("update");
  return (await superAdmins(ctx, role.id)).some((id) => !without.includes(id));
}

async function personOf(ctx: Ctx, userId: string) {
  const [user] = await ctx.db
    .select({
      id: users.id,
      status: users.status,
      email: users.email,
      firstName: users.firstName,
      username: users.username,
      language: users.language,
      isAdmin: holdsAdminRole(),
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw notFound();
  return user;
}

/** A grant under its lock, with its role and person. Throws `not_found`. */
export async function lockedGrant(ctx: Ctx, grantId: string) {
  const [row] = await ctx.db
    .select({ grant: userRoles, role: roles, isOld: isStale })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .where(eq(userRoles.id, grantId))
    .for("update", { of: userRoles });
  if (!row) throw notFound();
  const user = await personOf(ctx, row.grant.userId);
  const state: GrantState = {
    id: row.grant.id,
    status: row.grant.status,
    userId: user.id,
    roleKind: row.role.kind,
    userIsAdmin: user.isAdmin,
  };
  return { ...row, role: row.role as RoleFacts, user, state };
}

/** Approves or declines a request, or a proposed super admin, whom another than the proposer must approve. */
export async function decideRole(ctx: Ctx, input: DecideRoleInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { grant, role, user, state, isOld } = await lockedGrant(tx, input.grantId);
    const t = checkMove(grantMachine, tx.actor, state, input.decision);
    if (role.kind === "admin") requireStepUp(tx.actor);
    const by = personId(tx.actor);
    if (input.decision === "approve") {
      if (!role.isActive) throw conflict("identity.error.roleOff");
      if (grant.needsSecond && grant.requestedBy === by) throw forbidden("identity.error.needsOther");
      if (grant.needsSecond && isOld) throw conflict("identity.error.proposalExpired");
    }
    await tx.db
      .update(userRoles)
      .set({ status: t.to, reason: input.reason, decidedBy: by, decidedAt: new Date(), needsSecond: false })
      .where(eq(userRoles.id, grant.id));
    await recordStatus(tx, grantMachine.entity, grant.id, state.status, t.to, { text: input.reason });
    if (t.to === "active") await announce(tx, { kind: "user", id: user.id, role: role.key }, "role_granted");
    await tellOfRole(tx, user, role.key, t.to === "active" ? "granted" : "declined", input.reason);
    tx.audit({
      action: `identity.role.${input.decision}`,
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: role.key },
    });
  });
}

/**
 * Takes a role away. One super admin stays always; while a third is there, taking that role away waits until
 * another than the first has asked for it too. Answers the state of the grant.
 */
export async function revokeRole(ctx: Ctx, input: RevokeRoleInput): Promise<{ status: GrantStatus }> {
  return inTx(ctx, async (tx) => {
    // The role's row before the grant's: two who demote each other wait here, not in a deadlock.
    await tx.db.select({ id: roles.id }).from(roles).where(eq(roles.key, "super_admin")).for("update");
    const { grant, role, user, state, isOld } = await lockedGrant(tx, input.grantId);
    checkMove(grantMachine, tx.actor, state, "revoke");
    refuseMembershipRole(role.key);
    if (role.kind === "admin") requireStepUp(tx.actor);
    const by = personId(tx.actor);
    if (role.key === "super_admin") {
      await keepSuperAdmin(tx, user.id);
      const agreed = grant.needsSecond && !isOld && grant.requestedBy !== by;
      if (!agreed && by && (await hasSecond(tx, role, [by, user.id]))) {
        if (grant.needsSecond && !isOld) throw forbidden("identity.error.needsOther");
        await tx.db
          .update(userRoles)
          .set({ needsSecond: true, requestedBy: by, decidedBy: null, reason: input.reason })
          .where(eq(userRoles.id, grant.id));
        await tellOfProposal(tx, role.id, [by, user.id], "revocation_proposed");
        tx.audit({ action: "identity.role.propose_revoke", targetType: "identity.user", targetId: user.id });
        return { status: "active" };
      }
    }
    await endGrant(tx, state, role.key, "revoke", input.reason);
    await tellOfRole(tx, user, role.key, "revoked", input.reason);
    tx.audit({
      action: "identity.role.revoke",
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: role.key },
    });
    return { status: "revoked" };
  });
}

async function endGrant(
  ctx: Ctx,
  state: GrantState,
  role: RoleKey,
  action: "revoke" | "leave",
  reason?: string,
): Promise<void> {
  await end(ctx, state.id, "revoked", personId(ctx.actor));
  if (reason) await ctx.db.update(userRoles).set({ reason }).where(eq(userRoles.id, state.id));
  await recordStatus(ctx, grantMachine.entity, state.id, state.status, "revoked", {
    code: action,
    text: reason,
  });
  if (role === "mentor") await releaseMentees(ctx, state.userId);
  await announce(ctx, { kind: "user", id: state.userId, role }, "role_revoked");
}

/** Gives up one of the caller's own member roles. */
export async function leaveRole(ctx: Ctx, input: LeaveRoleInput): Promise<void> {
  const userId = personId(ctx.actor);
  if (!userId) throw unauthenticated();
  await inTx(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ id: userRoles.id })
      .from(userRoles)
      .innerJoin(roles, eq(roles.id, userRoles.roleId))
      .where(and(eq(userRoles.userId, userId), eq(roles.key, input.role), eq(userRoles.status, "active")));
    if (!row) throw notFound();
    const { state, role } = await lockedGrant(tx, row.id);
    checkMove(grantMachine, tx.actor, state, "leave");
    refuseMembershipRole(role.key);
    await endGrant(tx, state, role.key, "leave");
    tx.audit({
      action: "identity.role.leave",
      targetType: "identity.user",
      targetId: userId,
      changes: { role: role.key },
    });
  });
}
