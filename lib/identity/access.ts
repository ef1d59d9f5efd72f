import { type Actor, allow, holds, personId } from "../core/ctx";
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

/** Logins and status of another person: nobody's own, and an admin's only for a super admin. */
export function mayManageUser(actor: Actor, target: Target): boolean {
  if (!holds(actor, "users.manage") || personId(actor) === target.id) return false;
  return !target.isAdmin || holds(actor, "admins.manage");
}

/** Throws `forbidden` unless the person gave the password within the last ten minutes. */
export function requireStepUp(actor: Actor): void {
  allow(actor.kind !== "person" || hasStepUp(actor), "identity.error.stepUp");
}
