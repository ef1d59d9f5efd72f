import { type Actor, holds, personId } from "../core/ctx";

export const READ = "points.read";
export const MANAGE = "points.manage";

/** The book as a whole, and any wallet. */
export const mayReadPoints = (actor: Actor): boolean => holds(actor, READ) || holds(actor, MANAGE);

/** Rules, proofs, and what is nobody's own. */
export const mayManagePoints = (actor: Actor): boolean => holds(actor, MANAGE);

/** Another person's wallet; nobody touches their own. */
export const mayManageWallet = (actor: Actor, ownerId: string | null): boolean =>
  holds(actor, MANAGE) && personId(actor) !== ownerId;
