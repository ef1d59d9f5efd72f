import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { invalid } from "../../core/errors";
import { MAX_BROADER } from "./model";

/** A skill's broader skills, nearest first. */
export async function broaderChain(ctx: Ctx, skillId: string): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with recursive up as (
      select broader_id as id, 1 as n from skills where id = ${skillId} and broader_id is not null
      union all
      select s.broader_id, up.n + 1 from up join skills s on s.id = up.id where s.broader_id is not null and up.n < 50
    ) select id from up order by n`);
  return rows.map((row) => row.id);
}

/** How many levels of narrower skills hang below one, 0 when none. */
async function heightBelow(ctx: Ctx, skillId: string): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    with recursive down as (
      select id, 1 as n from skills where broader_id = ${skillId}
      union all
      select s.id, down.n + 1 from down join skills s on s.broader_id = down.id where down.n < 50
    ) select coalesce(max(n), 0)::int as n from down`);
  return rows[0]?.n ?? 0;
}

/**
 * Checks that a skill may stand below another: no circle, five levels at most. The caller holds the tree's lock.
 * Throws `invalid` beside the field.
 */
export async function checkBroader(ctx: Ctx, skillId: string | null, broaderId: string): Promise<void> {
  const above = [broaderId, ...(await broaderChain(ctx, broaderId))];
  if (skillId && above.includes(skillId))
    throw invalid("errors.invalid", { broaderId: "skills.error.broaderCircle" });
  const below = skillId ? await heightBelow(ctx, skillId) : 0;
  if (above.length + 1 + below > MAX_BROADER)
    throw invalid("errors.invalid", {
      broaderId: { key: "skills.error.broaderDeep", params: { max: MAX_BROADER } },
    });
}
