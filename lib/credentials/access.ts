import { type Actor, holds, personId } from "../core/ctx";

export const REVIEW = "credentials.review";

/** Reads and moderates what people claim; nobody judges their own. */
export const mayReview = (actor: Actor): boolean => holds(actor, REVIEW);
export const mayReviewOf = (actor: Actor, ownerId: string): boolean =>
  mayReview(actor) && personId(actor) !== ownerId;

/** Claims are their owner's alone. */
export const owns = (actor: Actor, ownerId: string): boolean => personId(actor) === ownerId;
