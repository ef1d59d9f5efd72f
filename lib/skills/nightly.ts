import { eq, inArray, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../core/ctx";
import { port } from "../core/ports";
import { isStale, joinBest, recountProof } from "./evidence/recount";
import { skills } from "./schema/skills";
import { skillEvidence, userSkills } from "./schema/user-skills";
import { tags } from "./tags";

/** How many rows one transaction recounts. */
const BATCH = 500;
/** Whose evidence expired within these days is told of it; a night may have been missed. */
const TOLD_DAYS = 7;

/**
 * Recounts every row whose best evidence expired, batch by batch, and tells its owner. Repeating it changes nothing
 * and tells nobody twice.
 */
export async function expireProofs(ctx: Ctx): Promise<number> {
  let total = 0;
  for (;;) {
    const changed = await inTx(ctx, async (tx) => {
      // Rows with expired evidence whose written proof is not what still counts.
      const due = await tx.db.execute<{ id: string }>(sql`
        select u.id from ${userSkills} u ${joinBest(sql`u`)}
        where u.id in (select e.user_skill_id from ${skillEvidence} e
          where e.revoked_at is null and e.expires_at <= now()) and ${isStale}
        order by u.id limit ${BATCH} for update of u`);
      const ids = due.rows.map((row) => row.id);
      if (!ids.length) return 0;
      await recountProof(tx, sql`u.id = any(${sql.param(ids)}::uuid[])`);
      await tellExpired(tx, ids);
      return ids.length;
    });
    total += changed;
    if (changed < BATCH) return total;
  }
}

async function tellExpired(ctx: Ctx, rowIds: string[]): Promise<void> {
  const gone = await ctx.db
    .select({
      id: skillEvidence.id,
      title: skillEvidence.title,
      userId: userSkills.userId,
      skillId: skills.id,
      skill: skills.name,
    })
    .from(skillEvidence)
    .innerJoin(userSkills, eq(userSkills.id, skillEvidence.userSkillId))
    .innerJoin(skills, eq(skills.id, userSkills.skillId))
    .where(
      sql`${inArray(userSkills.id, rowIds)} and ${skillEvidence.revokedAt} is null
        and ${skillEvidence.expiresAt} between now() - make_interval(days => ${TOLD_DAYS}) and now()`,
    );
  for (const e of gone)
    await port("notify")(
      ctx,
      "skills.expired",
      [e.userId],
      { skill: e.skill, title: e.title },
      {
        dedupe: `skills.expired:${e.id}`,
        entity: { type: "skill_evidence", id: e.id },
        link: `/account/skills/${e.skillId}`,
      },
    );
}

/** Counts how many people show each skill; only counts that changed are written. */
export async function countUsage(ctx: Ctx): Promise<number> {
  const done = await ctx.db.execute(sql`
    update ${skills} s set usage_count = c.n
    from (select k.id, count(u.id)::int as n from ${skills} k left join ${userSkills} u on u.skill_id = k.id and u.is_visible
      group by k.id) c
    where c.id = s.id and s.usage_count <> c.n`);
  if (done.rowCount) ctx.touch(tags.skills);
  return done.rowCount ?? 0;
}
