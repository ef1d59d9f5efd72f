import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { skillEvidence, userSkills } from "../schema/user-skills";

/** Evidence that counts now: neither revoked nor expired. `e` is its alias. */
const isValid = sql`e.revoked_at is null and (e.expires_at is null or e.expires_at > now())`;

/**
 * Joins `b`, the best valid evidence of the row of user_skills called `row`; empty for a claim. Rows for which `when` is
 * false have none and are not looked up.
 */
export const joinBest = (row: SQL, when: SQL = sql`true`) => sql`left join lateral (
  select e.proof, e.level, e.occurred_at from ${skillEvidence} as e
  where ${when} and e.user_skill_id = ${row}.id and ${isValid}
  order by e.proof desc, e.level desc nulls last, e.occurred_at desc limit 1) as b on true`;

/** Whether what is written on `u` is not what `b` says. */
export const isStale = sql`(u.proof, u.proof_level, u.proven_at)
  is distinct from (coalesce(b.proof, 'claimed'), b.level, b.occurred_at)`;

/**
 * Writes proof, level and date of the best valid evidence onto rows of user_skills, in one statement (the SQL twin of
 * `bestProof`). The caller holds the rows' locks. Answers how many changed.
 */
export async function recountProof(ctx: Ctx, which: SQL): Promise<number> {
  const done = await ctx.db.execute(sql`
    update ${userSkills} as u
    set proof = coalesce(b.proof, 'claimed'), proof_level = b.level, proven_at = b.occurred_at, updated_at = now()
    from ${userSkills} as o
    ${joinBest(sql`o`)}
    where o.id = u.id and ${which} and ${isStale}`);
  return done.rowCount ?? 0;
}
