import { and, asc, count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { selfId } from "../access";
import { nameIn } from "../label/name";
import { skills } from "../schema/skills";
import { skillEvidence, userSkills } from "../schema/user-skills";
import type { UserSkill } from "./model";

const columns = (locale: string) => ({
  skillId: skills.id,
  slug: skills.slug,
  name: nameIn(locale),
  status: skills.status,
  level: userSkills.level,
  source: userSkills.source,
  proof: userSkills.proof,
  proofLevel: userSkills.proofLevel,
  provenAt: userSkills.provenAt,
  lastUsedYear: userSkills.lastUsedYear,
  isPinned: userSkills.isPinned,
  isVisible: userSkills.isVisible,
  evidenceCount: sql<number>`(select count(*)::int from ${skillEvidence} e where e.user_skill_id = "user_skills"."id")`,
  addedAt: userSkills.createdAt,
});

function listOf(ctx: Ctx, where: SQL | undefined): Promise<UserSkill[]> {
  return ctx.db
    .select(columns(ctx.locale))
    .from(userSkills)
    .innerJoin(skills, eq(skills.id, userSkills.skillId))
    .where(where)
    .orderBy(desc(userSkills.isPinned), desc(userSkills.proof), asc(skills.name));
}

/** All skills of the signed-in person: pinned first, then the best proven. */
export async function ownSkills(ctx: Ctx): Promise<UserSkill[]> {
  return listOf(ctx, eq(userSkills.userId, selfId(ctx)));
}

/** One skill of the signed-in person; null when it is not on the list. */
export async function ownSkill(ctx: Ctx, skillId: string): Promise<UserSkill | null> {
  const [row] = await listOf(ctx, and(eq(userSkills.userId, selfId(ctx)), eq(userSkills.skillId, skillId)));
  return row ?? null;
}

/**
 * What a person shows: visible skills, without proposals unless `proposed`. Whether the viewer may see the person at
 * all is the caller's question.
 */
export async function shownSkills(
  ctx: Ctx,
  userId: string,
  { proposed = false }: { proposed?: boolean } = {},
): Promise<UserSkill[]> {
  return listOf(
    ctx,
    and(
      eq(userSkills.userId, userId),
      eq(userSkills.isVisible, true),
      proposed ? undefined : sql`${skills.status} <> 'proposed'`,
    ),
  );
}

/** How many skills and pins a person has. The caller holds the person's lock. */
export async function countOwn(ctx: Ctx, userId: string): Promise<{ skills: number; pinned: number }> {
  const [row] = await ctx.db
    .select({
      skills: count(),
      pinned: sql<number>`count(*) filter (where ${userSkills.isPinned})::int`,
    })
    .from(userSkills)
    .where(eq(userSkills.userId, userId));
  return row ?? { skills: 0, pinned: 0 };
}
