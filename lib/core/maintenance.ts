import type { Ctx } from "./ctx";
import { unavailable } from "./errors";

/** Throws `unavailable` while the institution has paused changes, unless a super admin acts. */
export async function refuseDuringMaintenance(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind === "job" || (actor.kind === "person" && actor.roles.includes("super_admin"))) return;
  if (!(await ctx.setting<boolean>("general.read_only"))) return;
  const until = await ctx.setting<string | null>("general.read_only_until");
  if (!until) throw unavailable("errors.readOnly");
  const timeZone = await ctx.setting<string>("general.time_zone");
  const format = new Intl.DateTimeFormat(ctx.locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  throw unavailable("errors.readOnlyUntil", { until: format.format(new Date(until)) });
}
