import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { permissionsOf } from "../../core/registry";
import { roles, userRoles } from "../schema/roles";
import { users } from "../schema/users";
import { ADMIN_ROLES } from "./model";

/** Ids of the people who may sign in and hold one of these roles. */
export async function holdersOfRoles(ctx: Ctx, keys: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: users.id })
    .from(userRoles)
    .innerJoin(roles, eq(roles.id, userRoles.roleId))
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(
      and(
        inArray(roles.key, [...keys]),
        eq(roles.isActive, true),
        eq(userRoles.status, "active"),
        eq(users.status, "active"),
        isNull(users.erasedAt),
      ),
    );
  return rows.map((row) => row.id);
}

/** Ids of the people who may sign in and hold an admin permission; for notices about waiting work. */
export const permissionHolders = (ctx: Ctx, permission: string): Promise<string[]> =>
  holdersOfRoles(
    ctx,
    ADMIN_ROLES.filter((key) => permissionsOf([key]).has(permission)),
  );
