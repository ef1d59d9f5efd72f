import { sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { joinBest } from "../evidence/recount";
import { LEVELS, type Level, type Proof } from "../levels";

/** What a reader asks of the people who have a skill. */
export interface HolderQuery {
  skillId: string;
  /** At least this proof; `claimed` takes everybody's word. */
  minProof: Proof;
  /** At least this level: of the evidence, or, for a claim, as the owner says. */
  minLevel?: Level;
  /** Proven on this day or later. */
  provenSince?: Date;
  /** Counts holders of narrower skills too, at a lower weight. */
  narrower?: boolean;
}

export interface SkillHolder {
  userId: string;
  proof: Proof;
  level: Level | null;
  provenAt: Date | null;
  /** 1 for the skill itself; each level narrower counts seven tenths of the one above. */
  weight: number;
}

/** What one level narrower counts. */
const NARROWER = 0.7;

/**
 * Who has a skill (rule 12), the best proven first: visible rows of active accounts, by unexpired evidence only. Who
 * of them the viewer may see is the caller's question. At most `limit`.
 */
export async function skillHolders(ctx: Ctx, query: HolderQuery, limit: number): Promise<SkillHolder[]> {
  const levels = LEVELS.slice(query.minLevel ? LEVELS.indexOf(query.minLevel) : 0);
  const proven = query.minProof !== "claimed" || query.provenSince;
  const { rows } = await ctx.db.execute<{
    user_id: string;
    proof: Proof;
    level: Level | null;
    proven_at: Date | null;
    weight: number;
  }>(sql`
    with recursive meant as (
      select id, 0 as depth from skills where id = ${query.skillId}
      union all
      select s.id, m.depth + 1 from meant m join skills s on s.broader_id = m.id
      where ${query.narrower ?? false} and m.depth < 5
    ), found as (
      select u.user_id, coalesce(b.proof, 'claimed') as proof, coalesce(b.level, u.level) as level,
        b.occurred_at as proven_at, power(${NARROWER}::float8, m.depth) as weight
      from meant m
      join user_skills u on u.skill_id = m.id and u.is_visible and u.proof >= ${query.minProof}
      join users p on p.id = u.user_id and p.status = 'active' and p.erased_at is null
      ${joinBest(sql`u`, sql`u.proof <> 'claimed'`)}
      where coalesce(b.proof, 'claimed') >= ${query.minProof}
        and (${!query.minLevel} or coalesce(b.level, u.level) = any(${sql.param([...levels])}::difficulty_level[]))
        and (${!proven} or b.proof is not null)
        and (${query.provenSince ?? null}::timestamptz is null or b.occurred_at >= ${query.provenSince ?? null})
    )
    select * from (select distinct on (user_id) * from found order by user_id, weight desc, proof desc) f
    order by weight desc, proof desc, proven_at desc nulls last, user_id limit ${limit}`);
  return rows.map((row) => ({
    userId: row.user_id,
    proof: row.proof,
    level: row.level,
    provenAt: row.proven_at && new Date(row.proven_at),
    weight: row.weight,
  }));
}
