import { and, eq, inArray } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { notFound } from "../../core/errors";
import { recordStatus } from "../../core/transition";
import { announce } from "../registries";
import { roles, userRoles } from "../schema/roles";
import type { RoleKey, RoleKind } from "./model";

export interface RoleFacts {
  id: string;
  key: RoleKey;
  kind: RoleKind;
  isActive: boolean;
}

/** The row of a role. Throws `not_found`. */
export async function roleOf(ctx: Ctx, key: string): Promise<RoleFacts> {
  const [role] = await ctx.db.select().from(roles).where(eq(roles.key, key));
  if (!role) throw notFound();
  return role as RoleFacts;
}

/** Inserts a grant in the caller's transaction; a second live one of the same role fails by its constraint. */
export async function birth(
  ctx: Ctx,
  role: RoleFacts,
  userId: string,
  status: "requested" | "active",
  grant: { reason: string | null; requestedBy: string; decidedBy?: string; needsSecond?: boolean },
): Promise<void> {
  const [row] = await ctx.db
    .insert(userRoles)
    .values({ userId, roleId: role.id, status, decidedAt: status === "active" ? new Date() : null, ...grant })
    .returning({ id: userRoles.id });
  if (row) await recordStatus(ctx, "identity.user_role", row.id, null, status);
  if (status === "active") await announce(ctx, { kind: "user", id: userId, role: role.key }, "role_granted");
}

/** Makes a role a person's in the caller's transaction, whether the person asked for it before, has it, or neither. */
export async function giveRole(ctx: Ctx, role: RoleFacts, userId: string, by: string): Promise<void> {
  const [open] = await ctx.db
    .select({ id: userRoles.id, status: userRoles.status })
    .from(userRoles)
    .where(
      and(
        eq(userRoles.userId, userId),
        eq(userRoles.roleId, role.id),
        inArray(userRoles.status, ["requested", "active"]),
      ),
    )
    .for("update");
  if (open?.status === "active") return;
  if (!open) return birth(ctx, role, userId, "active", { reason: null, requestedBy: by, decidedBy: by });
  await ctx.db
    .update(userRoles)
    .set({ status: "active", decidedBy: by, decidedAt: new Date() })
    .where(eq(userRoles.id, open.id));
  await recordStatus(ctx, "identity.user_role", open.id, "requested", "active");
  await announce(ctx, { kind: "user", id: userId, role: role.key }, "role_granted");
}
