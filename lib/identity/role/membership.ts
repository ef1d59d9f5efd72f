import { and, eq } from "drizzle-orm";
import { type Ctx, personId } from "../../core/ctx";
import { conflict } from "../../core/errors";
import { recordStatus } from "../../core/transition";
import { announce } from "../registries";
import { roles, userRoles } from "../schema/roles";
import { grantMachine } from "./model";

/** The one role that nobody takes or is given by itself: it comes and goes with a company. */
export const MEMBERSHIP_ROLE = "company";

/** Throws `conflict` for the role that comes with a membership. */
export function refuseMembershipRole(role: string): void {
  if (role === MEMBERSHIP_ROLE) throw conflict("identity.error.companyRole");
}

/** Gives or ends the company role as a membership begins or the last one ends; a repeat changes nothing. */
export async function setMembershipRole(ctx: Ctx, userId: string, held: boolean): Promise<void> {
  const [role] = await ctx.db.select().from(roles).where(eq(roles.key, MEMBERSHIP_ROLE));
  if (!role) return;
  const [grant] = await ctx.db
    .select()
    .from(userRoles)
    .where(and(eq(userRoles.userId, userId), eq(userRoles.roleId, role.id), eq(userRoles.status, "active")))
    .for("update");
  if (Boolean(grant) === held) return;
  const by = personId(ctx.actor);
  const subject = { kind: "user" as const, id: userId, role: MEMBERSHIP_ROLE };
  if (grant) {
    await ctx.db
      .update(userRoles)
      .set({ status: "revoked", decidedBy: by, decidedAt: new Date() })
      .where(eq(userRoles.id, grant.id));
    await recordStatus(ctx, grantMachine.entity, grant.id, "active", "revoked", { code: "membership" });
    return announce(ctx, subject, "role_revoked");
  }
  const [row] = await ctx.db
    .insert(userRoles)
    .values({ userId, roleId: role.id, status: "active", requestedBy: by ?? userId, decidedAt: new Date() })
    .onConflictDoNothing()
    .returning({ id: userRoles.id });
  if (!row) return;
  await recordStatus(ctx, grantMachine.entity, row.id, null, "active", { code: "membership" });
  await announce(ctx, subject, "role_granted");
}
