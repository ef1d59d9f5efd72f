import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, invalid, notFound } from "../../core/errors";
import { checkMove } from "../../core/machine";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayCurate } from "../access";
import { recountProof } from "../evidence/recount";
import { lockTree } from "../locks";
import { skillUsers } from "../registries";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";
import { endorsementRequests, skillEvidence, userSkills } from "../schema/user-skills";
import { tags } from "../tags";
import { broaderChain, checkBroader } from "./broader";
import { changed } from "./changed";
import { skillMachine } from "./machine";
import { keepMerge } from "./unmerge-commands";

/**
 * Merges skills into one, each with everything it has, in one transaction (rule 6): labels, people, evidence, what
 * other domains keep, narrower skills, earlier merges, its address. Throws `invalid` for a target that is not active
 * or is among the merged, `conflict` when a skill was merged meanwhile. A domain that fails rolls everything back.
 */
export function mergeSkills(
  ctx: Ctx,
  { ids, into }: { ids: string[]; into: string },
): Promise<{ people: number; slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    if (ids.includes(into)) throw invalid("errors.invalid", { into: "skills.error.mergeSelf" });
    await lockTree(tx);
    const rows = await tx.db
      .select()
      .from(skills)
      .where(inArray(skills.id, [...ids, into]))
      .orderBy(skills.id)
      .for("update");
    const target = rows.find((row) => row.id === into);
    const sources = rows.filter((row) => row.id !== into);
    if (!target || sources.length < new Set(ids).size) throw notFound();
    // Two curators who merge two skills into each other: the second comes too late.
    if (sources.some((row) => row.id === target.mergedIntoId)) throw conflict();
    if (target.status !== "active") throw invalid("errors.invalid", { into: "skills.error.notActive" });
    let people = 0;
    for (const source of sources) people += await mergeOne(tx, source, target);
    await changed(tx, "merge", target, {
      from: sources.map((row) => ({ id: row.id, name: row.name })),
      people,
    });
    return { people, slug: target.slug };
  });
}

async function mergeOne(ctx: Ctx, from: SkillTableRow, into: SkillTableRow): Promise<number> {
  checkMove(skillMachine, ctx.actor, from, "merge");
  await keepMerge(ctx, from, into);
  await moveLabels(ctx, from.id, into.id);
  const people = await movePeople(ctx, from.id, into.id);
  for (const user of skillUsers()) await user.move(ctx, from.id, into.id);
  await moveNarrower(ctx, from, into);
  await ctx.db
    .update(skills)
    .set({ mergedIntoId: into.id })
    .where(and(eq(skills.mergedIntoId, from.id), eq(skills.status, "merged")));
  await move(ctx, skillMachine, from, "merge", {
    table: skills,
    id: skills.id,
    status: skills.status,
    set: { mergedIntoId: into.id, mergedAt: new Date(), broaderId: null },
  });
  if (from.status !== "proposed") await port("redirect")(ctx, `/skills/${from.slug}`, `/skills/${into.slug}`);
  await port("searchIndex")(ctx, "skill", from.id);
  ctx.touch(tags.skill(from.slug));
  if (from.status === "proposed" && from.proposedById)
    await port("notify")(
      ctx,
      "skills.proposal_merged",
      [from.proposedById],
      { skill: from.name, into: into.name },
      {
        dedupe: `skills.merged:${from.id}`,
        entity: { type: "skill", id: into.id },
        link: "/account/skills",
      },
    );
  return people;
}

/** Labels go along; a name in a language stays a name where the target has none. */
async function moveLabels(ctx: Ctx, from: string, into: string): Promise<void> {
  const named = ctx.db
    .select({ code: skillSynonyms.languageCode })
    .from(skillSynonyms)
    .where(and(eq(skillSynonyms.skillId, into), eq(skillSynonyms.isPreferred, true)));
  await ctx.db
    .update(skillSynonyms)
    .set({ isPreferred: false })
    .where(and(eq(skillSynonyms.skillId, from), inArray(skillSynonyms.languageCode, named)));
  await ctx.db.update(skillSynonyms).set({ skillId: into }).where(eq(skillSynonyms.skillId, from));
}

/** People go along; who has both keeps one row with the best of each and the evidence of both. Answers how many had it. */
async function movePeople(ctx: Ctx, from: string, into: string): Promise<number> {
  const locked = await ctx.db
    .select({ id: userSkills.id, skillId: userSkills.skillId })
    .from(userSkills)
    .where(inArray(userSkills.skillId, [from, into]))
    .orderBy(userSkills.id)
    .for("update");
  const both = sql`${userSkills} a join ${userSkills} b on b.user_id = a.user_id and b.skill_id = ${into}
    where a.skill_id = ${from}`;
  await ctx.db.execute(sql`
    update ${userSkills} t set
      level = greatest(t.level, a.level),
      last_used_year = greatest(t.last_used_year, a.last_used_year),
      is_pinned = t.is_pinned or a.is_pinned,
      is_visible = t.is_visible or a.is_visible,
      created_at = least(t.created_at, a.created_at),
      updated_at = now()
    from ${userSkills} a
    where a.user_id = t.user_id and a.skill_id = ${from} and t.skill_id = ${into}`);
  // One origin may have proven both: the piece that counts stays.
  await ctx.db.execute(sql`
    delete from ${skillEvidence} e using (select a.id as a, b.id as b from ${both}) as pair, ${skillEvidence} o
    where o.origin_kind = e.origin_kind and o.origin_id = e.origin_id
      and ((e.user_skill_id = pair.b and o.user_skill_id = pair.a
          and e.revoked_at is not null and o.revoked_at is null)
        or (e.user_skill_id = pair.a and o.user_skill_id = pair.b
          and (e.revoked_at is not null or o.revoked_at is null)))`);
  for (const table of [skillEvidence, endorsementRequests])
    await ctx.db.execute(sql`
      update ${table} t set user_skill_id = pair.b
      from (select a.id as a, b.id as b from ${both}) as pair
      where t.user_skill_id = pair.a
        ${
          table === endorsementRequests
            ? sql`and not exists (select 1 from ${table} o
                where o.user_skill_id = pair.b and o.endorser_id = t.endorser_id)`
            : sql``
        }`);
  await ctx.db.execute(
    sql`delete from ${userSkills} t using (select a.id as a from ${both}) as pair where t.id = pair.a`,
  );
  await ctx.db.update(userSkills).set({ skillId: into }).where(eq(userSkills.skillId, from));
  await recountProof(ctx, sql`u.skill_id = ${into}`);
  return locked.filter((row) => row.skillId === from).length;
}

/** What was narrower than the merged skill is narrower than the target; where that would be a circle, one level up. */
async function moveNarrower(ctx: Ctx, from: SkillTableRow, into: SkillTableRow): Promise<void> {
  const above = await broaderChain(ctx, into.id);
  const inChain = [into.id, ...above].filter((id) => id !== from.id);
  await ctx.db
    .update(skills)
    .set({ broaderId: from.broaderId === into.id ? null : from.broaderId })
    .where(and(eq(skills.broaderId, from.id), inArray(skills.id, inChain)));
  const moved = await ctx.db
    .update(skills)
    .set({ broaderId: into.id })
    .where(and(eq(skills.broaderId, from.id), ne(skills.id, into.id)))
    .returning({ id: skills.id });
  for (const { id } of moved) await checkBroader(ctx, id, into.id);
}
