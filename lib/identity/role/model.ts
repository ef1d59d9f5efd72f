import { z } from "zod";
import type { Actor } from "../../core/ctx";
import { machine } from "../../core/machine";

export const MEMBER_ROLES = ["student", "mentor", "instructor", "company", "client", "provider"] as const;
export const ADMIN_ROLES = [
  "super_admin",
  "content_manager",
  "recruitment_manager",
  "finance_manager",
  "support_admin",
] as const;
export const ROLES = [...MEMBER_ROLES, ...ADMIN_ROLES] as const;
export type RoleKey = (typeof ROLES)[number];
export type RoleKind = "member" | "admin";
/** Whether a role is one of the administration. */
export const isAdminRole = (role: string): boolean => (ADMIN_ROLES as readonly string[]).includes(role);

/** Taken at will. The company role comes with a membership instead. */
export const OPEN_ROLES = ["student", "client", "provider"] as const;
/** Asked for, and decided on by an admin. */
export const REQUEST_ROLES = ["mentor", "instructor"] as const;
export const SIGN_UP_ROLES = [...OPEN_ROLES, ...REQUEST_ROLES] as const;

/** After being declined, a role may be asked for again in this many days. */
export const ASK_AGAIN_DAYS = 7;
/** A second super admin must agree within this many hours. */
export const SECOND_HOURS = 72;

export const GRANT_STATUSES = ["requested", "active", "declined", "revoked"] as const;
export type GrantStatus = (typeof GRANT_STATUSES)[number];

const reason = z.string().trim().min(3).max(500);

export const OwnRoleInput = z.object({ role: z.enum(SIGN_UP_ROLES), reason: reason.optional() });
export type OwnRoleInput = z.output<typeof OwnRoleInput>;
export const LeaveRoleInput = z.object({ role: z.enum(MEMBER_ROLES) });
export type LeaveRoleInput = z.output<typeof LeaveRoleInput>;
export const GrantRoleInput = z.object({ userId: z.uuid(), role: z.enum(ROLES), reason });
export type GrantRoleInput = z.output<typeof GrantRoleInput>;
export const DecideRoleInput = z.object({
  grantId: z.uuid(),
  decision: z.enum(["approve", "decline"]),
  reason,
});
export type DecideRoleInput = z.output<typeof DecideRoleInput>;
export const RevokeRoleInput = z.object({ grantId: z.uuid(), reason });
export type RevokeRoleInput = z.output<typeof RevokeRoleInput>;
/** Makes an administrator of whoever has this username or address. */
export const AppointInput = z.object({
  person: z
    .string()
    .max(254)
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().min(1)),
  role: z.enum(ADMIN_ROLES),
  reason,
});
export type AppointInput = z.output<typeof AppointInput>;
export const SwitchRoleInput = z.object({ role: z.enum(ROLES), isActive: z.boolean() });
export type SwitchRoleInput = z.output<typeof SwitchRoleInput>;

/** What the machine must know of a grant. */
export interface GrantState {
  id: string;
  status: GrantStatus;
  userId: string;
  roleKind: RoleKind;
  /** The holder has another admin role. */
  userIsAdmin: boolean;
}

const own = (actor: Actor, row: GrantState) =>
  actor.kind === "person" && actor.id === row.userId && row.roleKind === "member";

/**
 * Who decides on a role: nobody on their own; admin roles, and any role of an admin, only holders of
 * `admins.manage`; the rest holders of `roles.grant`.
 */
export function mayDecideRole(
  actor: Actor,
  row: { userId: string; roleKind: RoleKind; userIsAdmin: boolean },
): boolean {
  if (actor.kind === "job") return true;
  if (actor.kind !== "person" || actor.id === row.userId) return false;
  const needed = row.roleKind === "admin" || row.userIsAdmin ? "admins.manage" : "roles.grant";
  return actor.permissions.has(needed);
}

/** The life of one grant; being asked for or granted begins it. */
export const grantMachine = machine<GrantStatus, "approve" | "decline" | "revoke" | "leave", GrantState>({
  entity: "identity.user_role",
  states: GRANT_STATUSES,
  initial: "requested",
  transitions: [
    { action: "approve", from: ["requested"], to: "active", who: mayDecideRole },
    { action: "decline", from: ["requested"], to: "declined", who: mayDecideRole },
    { action: "revoke", from: ["active"], to: "revoked", who: mayDecideRole },
    { action: "leave", from: ["active"], to: "revoked", who: own },
  ],
});
