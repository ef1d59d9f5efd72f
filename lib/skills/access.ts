import { type Actor, type Ctx, holds, personId } from "../core/ctx";
import { unauthenticated } from "../core/errors";

/** Keeps the lists of skills, categories and specializations. */
export const CURATE = "skills.curate";

/** The lists that everybody chooses from are a curator's. */
export const mayCurate = (actor: Actor): boolean => holds(actor, CURATE);

/** The id of the person who acts for themselves. Throws `unauthenticated` for visitors and jobs. */
export function selfId(ctx: Ctx): string {
  const id = personId(ctx.actor);
  if (!id) throw unauthenticated();
  return id;
}
