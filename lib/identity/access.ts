import { type Actor, allow, holds, isImpersonated, personId } from "../core/ctx";
import { AppError } from "../core/errors";
import { isAdminRole } from "./role/model";
import { hasStepUp } from "./session/model";

/** Who an admin's command is about. */
export interface Target {
  id: string;
  /** Holds any admin role. */
  isAdmin: boolean;
}

/** Lists and pages of people. */
export const mayReadUsers = (actor: Actor): boolean =>
  holds(actor, "users.read") || holds(actor, "users.manage");

/** Logins, status and private facts of another person: nobody's own, and an admin's only for a super admin. */
export function mayManageUser(actor: Actor, target: Target): boolean {
  if (!holds(actor, "users.manage") || personId(actor) === target.id) return false;
  return !target.isAdmin || holds(actor, "admins.manage");
}

/** Looking through another's eyes: members only, and not from within such a login. */
export function mayImpersonate(actor: Actor, target: Target): boolean {
  return (
    holds(actor, "users.impersonate") &&
    !isImpersonated(actor) &&
    personId(actor) !== target.id &&
    !target.isAdmin
  );
}

/** Inviting an address to a role: members by support, admins by super admins. */
export const mayInvite = (actor: Actor, role: string): boolean =>
  actor.kind === "person" && holds(actor, isAdminRole(role) ? "admins.manage" : "users.manage");

/** Whether the form that invites offers admin roles: no, yes, or once the password was given on the way back to `path`. */
export function adminInvites(actor: Actor, path: string): "no" | "yes" | { stepUp: string } {
  if (!holds(actor, "admins.manage") || actor.kind !== "person") return "no";
  return hasStepUp(actor) ? "yes" : { stepUp: path };
}

/** Throws `forbidden` unless the person gave the password within the last ten minutes. */
export function requireStepUp(actor: Actor): void {
  allow(actor.kind === "job" || (actor.kind === "person" && hasStepUp(actor)), "identity.error.stepUp");
}

/**
 * For commands that ask for a confirmed address: enroll, pay, transfer, post, apply. Throws `forbidden` with the code
 * `email_unverified`, beside which screens offer to send the message again.
 */
export function requireVerified(actor: Actor): void {
  if ((actor.kind === "person" || actor.kind === "api_key") && !actor.emailVerified)
    throw new AppError("forbidden", "identity.error.emailUnverified", {}, {}, { code: "email_unverified" });
}
