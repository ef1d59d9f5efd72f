import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, isAppError, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayCurate } from "../access";
import { recountProof } from "../evidence/recount";
import { normalizeLabel } from "../label/model";
import { lockLabel, lockTree } from "../locks";
import { type SkillMergeRow, skillMergeRows, skillMerges } from "../schema/merges";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";
import { skillEvidence, userSkills } from "../schema/user-skills";
import { ownerOfLabel } from "./born";
import { checkBroader } from "./broader";
import { changed } from "./changed";
import { labelTaken } from "./commands";
import { skillMachine } from "./machine";
import { UNDO_DAYS } from "./model";

const DAY = 86_400_000;

/** Keeps what a merge is about to move. The caller holds both skills. */
export async function keepMerge(ctx: Ctx, from: SkillTableRow, into: SkillTableRow): Promise<void> {
  const [merge] = await ctx.db
    .insert(skillMerges)
    .values({ skillId: from.id, intoId: into.id, statusBefore: from.status, broaderId: from.broaderId })
    .returning({ id: skillMerges.id });
  if (!merge) throw new Error("The merge was not kept.");
  await ctx.db.execute(sql`
    insert into ${skillMergeRows} (merge_id, kind, row_id, user_id, before)
    select ${merge.id}::uuid, 'label', id, null::uuid, jsonb_build_object('preferred', is_preferred)
    from ${skillSynonyms} where skill_id = ${from.id}
    union all
    select ${merge.id}::uuid, 'person', a.id, a.user_id, jsonb_build_object('level', a.level, 'source', a.source,
      'year', a.last_used_year, 'visible', a.is_visible, 'at', a.created_at, 'with', b.id, 'target', jsonb_build_object(
        'level', b.level, 'year', b.last_used_year, 'pinned', b.is_pinned, 'visible', b.is_visible, 'at', b.created_at))
    from ${userSkills} a left join ${userSkills} b on b.user_id = a.user_id and b.skill_id = ${into.id}
    where a.skill_id = ${from.id}
    union all
    select ${merge.id}::uuid, 'evidence', e.id, a.user_id,
      jsonb_build_object('row', a.id, 'kind', e.origin_kind, 'origin', e.origin_id)
    from ${skillEvidence} e join ${userSkills} a on a.id = e.user_skill_id where a.skill_id = ${from.id}
    union all
    select ${merge.id}::uuid, case when broader_id = ${from.id} then 'narrower' else 'merged' end, id, null::uuid, '{}'
    from ${skills} where broader_id = ${from.id} or (merged_into_id = ${from.id} and status = 'merged')`);
}

/**
 * Takes a merge back within 30 days: labels, people, proofs, narrower skills and earlier merges that went along and
 * still stand there return. What other domains keep stays with the target. Throws `conflict` when it is too late, when
 * the target was merged on, and when the skill's name is another's by now.
 */
export function unmergeSkill(ctx: Ctx, { id }: { id: string }): Promise<{ slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    await lockTree(tx);
    const [merge] = await tx.db
      .select()
      .from(skillMerges)
      .where(and(eq(skillMerges.skillId, id), isNull(skillMerges.undoneAt)))
      .for("update");
    const rows = await tx.db
      .select()
      .from(skills)
      .where(inArray(skills.id, merge ? [id, merge.intoId] : [id]))
      .orderBy(skills.id)
      .for("update");
    const [from, into] = [rows.find((r) => r.id === id), rows.find((r) => r.id === merge?.intoId)];
    if (!from) throw notFound();
    if (!merge || !into || Date.now() - merge.createdAt.getTime() > UNDO_DAYS * DAY)
      throw conflict("skills.error.undoLate", { days: UNDO_DAYS });
    if (from.mergedIntoId !== into.id || into.status === "merged")
      throw conflict("skills.error.undoChain", { into: into.name });
    await returnLabels(tx, merge, from);
    await returnPeople(tx, merge);
    await returnSkills(tx, merge);
    const back = { active: "unmerge", proposed: "unmergeProposed", retired: "unmergeRetired" } as const;
    await move(tx, skillMachine, from, back[merge.statusBefore as keyof typeof back] ?? "unmerge", {
      table: skills,
      id: skills.id,
      status: skills.status,
      set: { mergedIntoId: null, mergedAt: null, broaderId: await broaderAgain(tx, merge) },
    });
    await recountProof(tx, sql`u.skill_id = any(array[${from.id}, ${into.id}]::uuid[])`);
    await tx.db.update(skillMerges).set({ undoneAt: new Date() }).where(eq(skillMerges.id, merge.id));
    await tx.db.delete(skillMergeRows).where(eq(skillMergeRows.mergeId, merge.id));
    await port("searchIndex")(tx, "skill", into.id);
    await changed(tx, "unmerge", from, { into: into.id });
    return { slug: from.slug };
  });
}

/** The rows of one kind that the merge moved; `r` is their alias. */
const kept = (merge: SkillMergeRow, kind: string) => sql`r.merge_id = ${merge.id} and r.kind = ${kind}`;

async function returnLabels(ctx: Ctx, merge: SkillMergeRow, from: SkillTableRow): Promise<void> {
  await ctx.db.execute(sql`
    update ${skillSynonyms} y set skill_id = ${from.id}, is_preferred = (r.before ->> 'preferred')::boolean
    from ${skillMergeRows} r where ${kept(merge, "label")} and y.id = r.row_id and y.skill_id = ${merge.intoId}`);
  // Its name may have been removed from the target meanwhile, and even given to another.
  const normalized = normalizeLabel(from.name);
  await lockLabel(ctx, normalized);
  const owner = await ownerOfLabel(ctx, normalized);
  if (owner && owner.id !== from.id) throw labelTaken(owner);
  if (!owner)
    await ctx.db
      .insert(skillSynonyms)
      .values({ skillId: from.id, label: from.name, normalized, isPreferred: true });
}

/** Rows that went whole come back; of two that became one, the first is made again and the target's restored. */
async function returnPeople(ctx: Ctx, merge: SkillMergeRow): Promise<void> {
  const [from, into] = [merge.skillId, merge.intoId];
  const person = kept(merge, "person");
  await ctx.db.execute(sql`
    update ${userSkills} u set skill_id = ${from}, updated_at = now() from ${skillMergeRows} r
    where ${person} and r.before ->> 'with' is null and u.id = r.row_id and u.skill_id = ${into}`);
  // Not pinned, so that nobody has more pins than allowed.
  await ctx.db.execute(sql`
    insert into ${userSkills} (id, user_id, skill_id, level, source, last_used_year, is_visible, created_at, updated_at)
    select r.row_id, r.user_id, ${from}, (r.before ->> 'level')::difficulty_level, (r.before ->> 'source')::skill_source,
      (r.before ->> 'year')::smallint, (r.before ->> 'visible')::boolean, (r.before ->> 'at')::timestamptz, now()
    from ${skillMergeRows} r join ${userSkills} b on b.id = (r.before ->> 'with')::uuid and b.skill_id = ${into}
    where ${person}`);
  // What its owner changed since the merge stays as it is.
  await ctx.db.execute(sql`
    update ${userSkills} b set level = (r.before #>> '{target,level}')::difficulty_level,
      last_used_year = (r.before #>> '{target,year}')::smallint,
      is_pinned = (r.before #>> '{target,pinned}')::boolean, is_visible = (r.before #>> '{target,visible}')::boolean,
      created_at = (r.before #>> '{target,at}')::timestamptz, updated_at = now()
    from ${skillMergeRows} r
    where ${person} and b.id = (r.before ->> 'with')::uuid and b.skill_id = ${into}
      and b.updated_at <= (select m.created_at from ${skillMerges} m where m.id = ${merge.id})`);
  const home = sql`join ${userSkills} h on h.id = (r.before ->> 'row')::uuid and h.skill_id = ${from}`;
  await ctx.db.execute(sql`
    update ${skillEvidence} e set user_skill_id = h.id from ${skillMergeRows} r ${home}
    where ${kept(merge, "evidence")} and e.id = r.row_id and e.user_skill_id <> h.id`);
  // One origin had proven both, and only the target's piece was left.
  await ctx.db.execute(sql`
    insert into ${skillEvidence} (id, user_skill_id, proof, origin_kind, origin_id, title, level, verifier_id, note,
      occurred_at, expires_at, revoked_at, revoke_reason)
    select r.row_id, h.id, o.proof, o.origin_kind, o.origin_id, o.title, o.level, o.verifier_id, o.note,
      o.occurred_at, o.expires_at, o.revoked_at, o.revoke_reason
    from ${skillMergeRows} r ${home}
    join ${userSkills} b on b.user_id = h.user_id and b.skill_id = ${into}
    join ${skillEvidence} o on o.user_skill_id = b.id and o.origin_kind = r.before ->> 'kind'
      and o.origin_id = (r.before ->> 'origin')::uuid
    where ${kept(merge, "evidence")} on conflict do nothing`);
}

async function returnSkills(ctx: Ctx, merge: SkillMergeRow): Promise<void> {
  for (const [kind, column] of [
    ["narrower", sql`broader_id`],
    ["merged", sql`merged_into_id`],
  ] as const)
    await ctx.db.execute(sql`
      update ${skills} s set ${column} = ${merge.skillId}, updated_at = now() from ${skillMergeRows} r
      where ${kept(merge, kind)} and s.id = r.row_id and s.${column} = ${merge.intoId}`);
}

/** The broader skill of before, where it still fits. */
async function broaderAgain(ctx: Ctx, merge: SkillMergeRow): Promise<string | null> {
  if (!merge.broaderId) return null;
  const [broader] = await ctx.db
    .select({ status: skills.status })
    .from(skills)
    .where(eq(skills.id, merge.broaderId));
  if (broader?.status !== "active") return null;
  try {
    await checkBroader(ctx, merge.skillId, merge.broaderId);
    return merge.broaderId;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

/** Forgets what merges moved once they cannot be undone any more. For retention. */
export async function forgetMerges(ctx: Ctx, limit: number): Promise<number> {
  const old = ctx.db
    .select({ id: skillMerges.id })
    .from(skillMerges)
    .where(lt(skillMerges.createdAt, sql`now() - make_interval(days => ${UNDO_DAYS + 1})`))
    .limit(limit);
  const gone = await ctx.db.delete(skillMerges).where(inArray(skillMerges.id, old));
  return gone.rowCount ?? 0;
}
