import { and, count, eq, inArray, sql } from "drizzle-orm";
import { type Ctx, holds } from "../../core/ctx";
import { roles, userRoles } from "../schema/roles";
import { ROLES, type RoleKey, type RoleKind, SIGN_UP_ROLES } from "./model";

/** A role with how many hold it. */
export interface RoleRow {
  key: RoleKey;
  kind: RoleKind;
  joining: "open" | "request" | "invite";
  isActive: boolean;
  holders: number;
  /** The caller may switch it on and off. */
  maySwitch: boolean;
}

/** All roles in their fixed order; none for callers who give no roles. */
export async function listRoles(ctx: Ctx): Promise<RoleRow[]> {
  if (!holds(ctx.actor, "roles.grant") && !holds(ctx.actor, "admins.manage")) return [];
  const rows = await ctx.db
    .select({
      key: roles.key,
      kind: roles.kind,
      joining: roles.joining,
      isActive: roles.isActive,
      holders: count(userRoles.id),
    })
    .from(roles)
    .leftJoin(userRoles, and(eq(userRoles.roleId, roles.id), eq(userRoles.status, "active")))
    .groupBy(roles.id);
  const order: readonly string[] = ROLES;
  return rows
    .map((row) => ({
      ...row,
      key: row.key as RoleKey,
      maySwitch: holds(ctx.actor, "admins.manage") && row.key !== "super_admin",
    }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

/** The roles that the sign-up form offers: switched-off ones are left out. */
export async function signUpRoles(ctx: Ctx): Promise<(typeof SIGN_UP_ROLES)[number][]> {
  const rows = await ctx.db
    .select({ key: roles.key })
    .from(roles)
    .where(and(eq(roles.isActive, true), inArray(roles.key, [...SIGN_UP_ROLES])))
    .orderBy(sql`${roles.id}`);
  const open = new Set(rows.map((row) => row.key));
  return SIGN_UP_ROLES.filter((role) => open.has(role));
}
