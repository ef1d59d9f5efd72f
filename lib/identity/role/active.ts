import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { conflict } from "../../core/errors";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";

// Written out, because Drizzle leaves a column's table out of expressions over a single table.
const OWNER = sql.raw(`"users"."id"`);

/** Keys of somebody's active roles, as an array expression; switched-off roles are left out. */
export const rolesOf = (userId: SQL) => sql<string[]>`array(
  select r.key from ${userRoles} ur join ${roles} r on r.id = ur.role_id
  where ur.user_id = ${userId} and ur.status = 'active' and r.is_active order by r.id)`;
/** The same of the person of a row, for queries over users. */
export const activeRoles = () => rolesOf(OWNER);

/** Whether the person holds any admin role, as an expression for queries over users. */
export const holdsAdminRole = () => sql<boolean>`exists(
  select 1 from ${userRoles} ur join ${roles} r on r.id = ur.role_id
  where ur.user_id = ${OWNER} and ur.status = 'active' and r.kind = 'admin')`;

/** Whether the person actively holds this role, as a condition for queries over users. */
export const holdsRole = (role: string) =>
  holdsRoleOf(sql`(select r.id from ${roles} r where r.key = ${role})`);

/**
 * The same by the role's id. Given as a value it lets the database know beforehand whether almost everybody has the
 * role or almost nobody, which asks for opposite plans.
 */
export const holdsRoleOf = (roleId: SQL | string) => sql<boolean>`exists(
  select 1 from ${userRoles} ur
  where ur.user_id = ${OWNER} and ur.status = 'active' and ur.role_id = ${roleId})`;

/**
 * Makes sure that a super admin stays when this one goes: locks the role's row, so that two cannot go at once,
 * then counts the others who may sign in. Throws `conflict`. Does nothing for anybody else.
 */
export async function keepSuperAdmin(ctx: Ctx, userId: string): Promise<void> {
  const [role] = await ctx.db
    .select({ id: roles.id })
    .from(roles)
    .where(eq(roles.key, "super_admin"))
    .for("update");
  if (!role) return;
  const holders = await superAdmins(ctx, role.id);
  if (holders.includes(userId) && holders.length === 1) throw conflict("identity.error.lastSuperAdmin");
}

/** Ids of the super admins who may sign in. */
export async function superAdmins(ctx: Ctx, roleId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: userRoles.userId })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(
      and(
        eq(userRoles.roleId, roleId),
        eq(userRoles.status, "active"),
        eq(users.status, "active"),
        isNull(users.erasedAt),
      ),
    );
  return rows.map((row) => row.id);
}

/** How many role requests wait for a decision; what only super admins decide on stands in a list of its own. */
export async function countRequests(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(userRoles)
    .where(and(eq(userRoles.status, "requested"), eq(userRoles.needsSecond, false)));
  return row?.n ?? 0;
}
