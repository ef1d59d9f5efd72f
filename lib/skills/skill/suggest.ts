import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { limit } from "../../core/limits";
import { normalizeLabel } from "../label/model";
import type { SuggestedSkill } from "./model";

/** The most suggestions, the longest word that gets any, and the shortest for labels that begin so or are alike. */
const MAX = 20;
const [SHORTEST, ALIKE, LONGEST] = [2, 3, 80];

/**
 * Active skills that a word may mean (rule 11): its exact label, then labels that begin with it, then the nearest ones
 * (trigram similarity 0.3 and more), each by how many people have the skill. At most 20; the label that matched is
 * told when it is not the name. A single letter finds only its exact label, such as C; two letters nothing alike.
 */
export async function suggestSkills(ctx: Ctx, typed: string, limit = MAX): Promise<SuggestedSkill[]> {
  const word = normalizeLabel(typed);
  if (!word || word.length > LONGEST) return [];
  const prefix = `${word.replace(/[\\%_]/g, "\\$&")}%`;
  const [wide, near] = [word.length >= SHORTEST, word.length >= ALIKE];
  // Each step looks only when those before found too few; within one, a skill counts once, by its best label.
  const { rows } = await ctx.db.execute<{
    id: string;
    slug: string;
    name: string;
    label: string;
    category: string | null;
  }>(sql`
    with exact as (
      select y.skill_id, y.label, 0 as step, s.usage_count
      from skill_synonyms y join skills s on s.id = y.skill_id and s.status = 'active'
      where y.normalized = ${word}
    ), begins as (
      select y.skill_id, y.label, 1 as step, s.usage_count
      from skill_synonyms y join skills s on s.id = y.skill_id and s.status = 'active'
      where ${wide} and y.normalized like ${prefix}
      order by s.usage_count desc, y.normalized limit ${limit * 3}
    ), alike as (
      select y.skill_id, y.label, 2 as step, s.usage_count
      from (select skill_id, label, normalized <-> ${word} as distance from skill_synonyms
        order by normalized <-> ${word}
        limit case when ${near} and (select count(distinct skill_id) from begins) < ${limit}::int then ${limit * 3}::int else 0 end) y
      join skills s on s.id = y.skill_id and s.status = 'active'
      where y.distance <= 0.7
    ), best as (
      select distinct on (f.skill_id) f.* from (
        select * from exact union all select * from begins union all select * from alike
      ) f order by f.skill_id, f.step, char_length(f.label)
    )
    select s.id, s.slug, b.label,
      coalesce((select l.label from skill_synonyms l where l.skill_id = s.id and l.language_code = ${ctx.locale}
        and l.is_preferred), s.name::text) as name,
      coalesce(nullif(c.translations -> ${ctx.locale} ->> 'name', ''), c.name::text) as category
    from best b join skills s on s.id = b.skill_id left join categories c on c.id = s.category_id
    order by b.step, s.usage_count desc, s.name limit ${limit}`);
  return rows.map(({ label, ...row }) => ({
    ...row,
    matched: normalizeLabel(label) === normalizeLabel(row.name) ? null : label,
  }));
}

const PER_MINUTE = { capacity: 30, perSeconds: 60 };

/** The same for visitors. Throws `unavailable` after 30 searches a minute from one address. */
export async function findSkills(ctx: Ctx, typed: string): Promise<SuggestedSkill[]> {
  await limit(ctx, `skills.search:${ctx.ip ?? "local"}`, PER_MINUTE);
  return suggestSkills(ctx, typed);
}
