import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { selfId } from "../access";
import { nameIn } from "../label/name";
import { skills } from "../schema/skills";
import { userSpecializations } from "../schema/specializations";
import { userSkills } from "../schema/user-skills";

/** A skill that fits where a person is heading. */
export interface FittingSkill {
  skillId: string;
  name: string;
}

/** How many are offered, of how many people for each specialization, and how many of them must have the skill. */
const [OFFERED, ASKED, AT_LEAST] = [8, 300, 2];

/**
 * Skills that the signed-in person does not have and that people with the same specializations show most; empty without
 * specializations.
 */
export async function fittingSkills(ctx: Ctx): Promise<FittingSkill[]> {
  const me = selfId(ctx);
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(sql`
    with peers as (
      select distinct p.user_id from ${userSpecializations} mine
      cross join lateral (select t.user_id from ${userSpecializations} t
        where t.specialization_id = mine.specialization_id and t.user_id <> ${me} limit ${ASKED}) p
      where mine.user_id = ${me})
    select ${skills.id} as id, ${nameIn(ctx.locale)} as name
    from peers join ${userSkills} u on u.user_id = peers.user_id and u.is_visible
    join ${skills} on ${skills.id} = u.skill_id and ${skills.status} = 'active'
    where not exists (select 1 from ${userSkills} o where o.user_id = ${me} and o.skill_id = u.skill_id)
    group by ${skills.id} having count(*) >= ${AT_LEAST}
    order by count(*) desc, ${skills.usageCount} desc, ${skills.name} limit ${OFFERED}`);
  return rows.map(({ id, name }) => ({ skillId: id, name }));
}
