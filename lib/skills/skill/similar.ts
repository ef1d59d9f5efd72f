import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";

/** How many look-alikes stand beside a proposal. */
const BESIDE = 4;
/** How many of the nearest labels are looked at; the proposal's own is among them. */
const LOOKED = 24;

/** For each of some skills, the active ones whose labels look most like its name; one query for all. */
export async function similarSkills(
  ctx: Ctx,
  ids: string[],
): Promise<Map<string, { id: string; name: string; label: string }[]>> {
  if (!ids.length) return new Map();
  const { rows } = await ctx.db.execute<{ of: string; id: string; name: string; label: string }>(sql`
    select p.skill_id as of, s.id, s.name::text as name, s.label from skill_synonyms p
    cross join lateral (
      select * from (
        select distinct on (k.id) k.id, k.name, y.label, y.distance
        from (select n.skill_id, n.label, n.normalized <-> p.normalized as distance from skill_synonyms n
          order by n.normalized <-> p.normalized limit ${LOOKED}) y
        join skills k on k.id = y.skill_id and k.status = 'active'
        where y.distance <= 0.7
        order by k.id, y.distance) c
      order by c.distance limit ${BESIDE}
    ) s
    where p.skill_id = any(${sql.param(ids)}::uuid[]) and p.is_preferred and p.language_code = 'en'`);
  return new Map(
    [...Map.groupBy(rows, (row) => row.of)].map(([of, found]) => [
      of,
      found.map(({ id, name, label }) => ({ id, name, label })),
    ]),
  );
}
