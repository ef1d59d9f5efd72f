import { and, eq, sql } from "drizzle-orm";
import { allow, type Ctx, holds, inTx, personId } from "../../core/ctx";
import { conflict, invalid } from "../../core/errors";
import { checkMove } from "../../core/machine";
import { recordStatus } from "../../core/transition";
import { requireStepUp } from "../access";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { roleOf } from "./birth";
import { grantRole, lockedGrant } from "./commands";
import { type AppointInput, type GrantStatus, grantMachine, type SwitchRoleInput } from "./model";

/** Gives an admin role to whoever has this username or address. Throws `invalid` at `person` for nobody. */
export async function appointAdmin(ctx: Ctx, input: AppointInput): Promise<{ status: GrantStatus }> {
  allow(holds(ctx.actor, "admins.manage"));
  const { person, role, reason } = input;
  const [user] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(person.includes("@") ? eq(users.email, person) : eq(users.username, person));
  if (!user) throw invalid("errors.invalid", { person: "identity.error.nobody" });
  return grantRole(ctx, { userId: user.id, role, reason });
}

/** Keeps a super admin whose end was proposed: another's no, or the proposer's second thought. */
export async function keepAdmin(ctx: Ctx, input: { grantId: string; reason: string }): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { grant, state, user, role } = await lockedGrant(tx, input.grantId);
    checkMove(grantMachine, tx.actor, state, "revoke");
    requireStepUp(tx.actor);
    if (!grant.needsSecond) throw conflict("identity.error.noProposal");
    await tx.db
      .update(userRoles)
      .set({ needsSecond: false, decidedBy: personId(tx.actor), reason: input.reason })
      .where(and(eq(userRoles.id, grant.id), eq(userRoles.needsSecond, true)));
    await recordStatus(tx, grantMachine.entity, grant.id, "active", "active", {
      code: "kept",
      text: input.reason,
    });
    tx.audit({
      action: "identity.role.keep",
      targetType: "identity.user",
      targetId: user.id,
      changes: { role: role.key },
    });
  });
}

/**
 * Switches a role on or off: off, nobody is given it, and who has it keeps the grant but neither workspace nor rights.
 * The super admin's is always on.
 */
export async function switchRole(ctx: Ctx, input: SwitchRoleInput): Promise<void> {
  await inTx(ctx, async (tx) => {
    allow(holds(tx.actor, "admins.manage"));
    requireStepUp(tx.actor);
    if (input.role === "super_admin") throw conflict("identity.error.superAdminOn");
    const role = await roleOf(tx, input.role);
    const [changed] = await tx.db
      .update(roles)
      .set({ isActive: input.isActive })
      .where(and(eq(roles.id, role.id), sql`${roles.isActive} <> ${input.isActive}`))
      .returning({ id: roles.id });
    if (!changed) return;
    tx.audit({
      action: input.isActive ? "identity.role.switch_on" : "identity.role.switch_off",
      targetType: "identity.role",
      targetId: role.id,
      changes: { role: role.key },
    });
  });
}
