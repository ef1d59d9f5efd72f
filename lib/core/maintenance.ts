import type { Ctx } from "./ctx";
import { unavailable } from "./errors";

/** Throws `unavailable` while the institution has paused changes, unless a super admin acts. */
export async function refuseDuringMaintenance(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind === "job" || (actor.kind === "person" && actor.roles.includes("super_admin"))) return;
  if (await ctx.setting<boolean>("general.read_only")) throw unavailable("errors.readOnly");
}
