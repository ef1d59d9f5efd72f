import { count, eq, inArray, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayCurate } from "../access";
import { skillUsers } from "../registries";
import { skillSynonyms, skills } from "../schema/skills";
import { skillEvidence, userSkills } from "../schema/user-skills";

/** What a merge of some skills would move. */
export interface MergePreview {
  skills: { id: string; name: string; slug: string }[];
  labels: number;
  people: number;
  evidence: number;
  /** Rows of other domains, each with the message key of what they are. */
  users: { label: string; count: number }[];
}

/** Counts what merging these skills would move; writes nothing. */
export async function previewMerge(ctx: Ctx, ids: string[]): Promise<MergePreview> {
  allow(mayCurate(ctx.actor));
  const [rows, [labels], [people], [evidence]] = await Promise.all([
    ctx.db
      .select({ id: skills.id, name: skills.name, slug: skills.slug })
      .from(skills)
      .where(inArray(skills.id, ids))
      .orderBy(skills.name),
    ctx.db.select({ n: count() }).from(skillSynonyms).where(inArray(skillSynonyms.skillId, ids)),
    ctx.db
      .select({ n: sql<number>`count(distinct ${userSkills.userId})::int` })
      .from(userSkills)
      .where(inArray(userSkills.skillId, ids)),
    ctx.db
      .select({ n: count() })
      .from(skillEvidence)
      .innerJoin(userSkills, eq(userSkills.id, skillEvidence.userSkillId))
      .where(inArray(userSkills.skillId, ids)),
  ]);
  const users = await Promise.all(
    skillUsers().map(async (user) => {
      const counts = await Promise.all(ids.map((id) => user.count(ctx, id)));
      return { label: user.label, count: counts.reduce((sum, n) => sum + n, 0) };
    }),
  );
  return {
    skills: rows,
    labels: labels?.n ?? 0,
    people: people?.n ?? 0,
    evidence: evidence?.n ?? 0,
    users: users.filter((u) => u.count > 0),
  };
}
