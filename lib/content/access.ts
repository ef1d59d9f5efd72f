import { type Actor, holds } from "../core/ctx";

/** Drafts, uploads, previews. */
export const WRITE = "content.write";
/** Everything that visitors see. */
export const PUBLISH = "content.publish";

/** May work on drafts of any kind. */
export const mayWrite = (actor: Actor): boolean => holds(actor, WRITE) || mayPublish(actor);

/** May change what visitors see; background jobs do it on a publisher's earlier order. */
export const mayPublish = (actor: Actor): boolean => actor.kind === "job" || holds(actor, PUBLISH);

/** May delete a row that was never public: publishers any, authors their own. */
export const mayRemove = (actor: Actor, row: { createdBy: string }): boolean =>
  mayPublish(actor) || (mayWrite(actor) && "id" in actor && actor.id === row.createdBy);
