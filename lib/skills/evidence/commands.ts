import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { mayCurate } from "../access";
import type { EvidenceProof } from "../levels";
import { evidenceOrigin } from "../registries";
import { skillEvidence, type UserSkillTableRow, userSkills } from "../schema/user-skills";
import { resolveSkill } from "../skill/resolve";
import type { EvidenceInput } from "./model";
import { recountProof } from "./recount";

/** The longest title of evidence. */
const TITLE = 200;

/**
 * Writes one piece of evidence onto a locked row and recounts. Answers its id and a key that names the news of it; null
 * when it counted before. What was revoked and is given again is news once more.
 */
export async function putEvidence(
  ctx: Ctx,
  row: UserSkillTableRow,
  proof: EvidenceProof,
  { kind, id, title, level, verifierId, at, expiresAt }: EvidenceInput,
  note: string | null = null,
): Promise<{ id: string; news: string | null }> {
  const [before] = await ctx.db
    .select({ id: skillEvidence.id, revokedAt: skillEvidence.revokedAt })
    .from(skillEvidence)
    .where(
      and(
        eq(skillEvidence.userSkillId, row.id),
        eq(skillEvidence.originKind, kind),
        eq(skillEvidence.originId, id),
      ),
    );
  const values = {
    proof,
    title: [...title].slice(0, TITLE).join(""),
    level: level ?? null,
    verifierId: verifierId ?? null,
    note,
    occurredAt: at,
    expiresAt: expiresAt ?? null,
    revokedAt: null,
    revokeReason: null,
  };
  const [written] = await ctx.db
    .insert(skillEvidence)
    .values({ userSkillId: row.id, originKind: kind, originId: id, ...values })
    .onConflictDoUpdate({
      target: [skillEvidence.userSkillId, skillEvidence.originKind, skillEvidence.originId],
      set: { ...values, updatedAt: new Date() },
    })
    .returning({ id: skillEvidence.id });
  if (!written) throw new Error("The evidence was not written.");
  await recountProof(ctx, sql`u.id = ${row.id}`);
  if (before && !before.revokedAt) return { id: written.id, news: null };
  const since = before?.revokedAt ? `:${before.revokedAt.getTime()}` : "";
  return { id: written.id, news: `skills.evidence:${written.id}${since}` };
}

/** The row of a person and a skill, locked; made with source `proof` when it is not there. */
async function rowFor(ctx: Ctx, userId: string, skillId: string): Promise<UserSkillTableRow> {
  await ctx.db.insert(userSkills).values({ userId, skillId, source: "proof" }).onConflictDoNothing();
  const [row] = await ctx.db
    .select()
    .from(userSkills)
    .where(and(eq(userSkills.userId, userId), eq(userSkills.skillId, skillId)))
    .for("update");
  if (!row) throw conflict();
  return row;
}

/**
 * Records that a registered origin proves a skill of a person, in the caller's transaction; acts once by person,
 * skill, kind and id, and clears an earlier revocation. The skill comes onto the person's list if it was not there,
 * whatever their limit; a merged skill means its target. The person is told. Throws `not_found` for an unknown skill.
 */
export function recordEvidence(
  ctx: Ctx,
  userId: string,
  skillId: string,
  input: EvidenceInput,
): Promise<void> {
  return inTx(ctx, async (tx) => {
    const origin = evidenceOrigin(input.kind);
    const skill = await resolveSkill(tx, skillId);
    const row = await rowFor(tx, userId, skill.id);
    const { id, news } = await putEvidence(tx, row, origin.proof, input);
    if (!news) return;
    tx.audit({
      action: "skills.evidence.record",
      targetType: "user",
      targetId: userId,
      changes: { skill: skill.id, kind: input.kind, id: input.id, proof: origin.proof },
    });
    await port("notify")(
      tx,
      "skills.proven",
      [userId],
      { skill: skill.name, title: input.title },
      {
        dedupe: news,
        entity: { type: "skill_evidence", id },
        link: `/account/skills/${skill.id}`,
      },
    );
  });
}

/**
 * Takes back what an origin proved, for everybody, in the caller's transaction; proofs fall to the next best at once.
 * Repeating it changes nothing. Answers how many pieces were revoked.
 */
export function revokeEvidence(ctx: Ctx, kind: string, id: string, reason: string): Promise<number> {
  return inTx(ctx, async (tx) => {
    const found = await tx.db
      .select({ row: skillEvidence.userSkillId })
      .from(skillEvidence)
      .where(and(eq(skillEvidence.originKind, kind), eq(skillEvidence.originId, id)));
    return revokeAmong(
      tx,
      found.map((f) => f.row),
      and(eq(skillEvidence.originKind, kind), eq(skillEvidence.originId, id)),
      reason,
    );
  });
}

/** Revokes one piece as a curator, with a reason that its owner reads. */
export function revokeOneEvidence(
  ctx: Ctx,
  { evidenceId, reason }: { evidenceId: string; reason: string },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const [found] = await tx.db
      .select({ row: skillEvidence.userSkillId, id: skillEvidence.id })
      .from(skillEvidence)
      .where(eq(skillEvidence.id, evidenceId));
    if (!found) throw notFound();
    await revokeAmong(tx, [found.row], eq(skillEvidence.id, evidenceId), reason);
  });
}

/**
 * Locks the rows in the order of their ids, revokes what still counts, recounts. A merge may have carried evidence to
 * another row meanwhile: that one is locked and recounted, too.
 */
export async function revokeAmong(
  ctx: Ctx,
  rowIds: string[],
  which: SQL | undefined,
  reason: string,
): Promise<number> {
  if (!rowIds.length) return 0;
  await lockRows(ctx, rowIds);
  const revoked = await ctx.db
    .update(skillEvidence)
    .set({ revokedAt: new Date(), revokeReason: reason })
    .where(and(which, isNull(skillEvidence.revokedAt)))
    .returning({ id: skillEvidence.id, row: skillEvidence.userSkillId });
  if (!revoked.length) return 0;
  const touched = [...new Set(revoked.map((e) => e.row))];
  await lockRows(ctx, touched);
  await recountProof(ctx, sql`u.id = any(${sql.param(touched)}::uuid[])`);
  for (const { id } of revoked)
    for (const notice of ["skills.proven", "skills.endorsed"])
      await port("retract")(ctx, notice, { type: "skill_evidence", id });
  ctx.audit({
    action: "skills.evidence.revoke",
    targetType: "skill_evidence",
    targetId: revoked.length === 1 ? revoked[0]?.id : undefined,
    changes: { count: revoked.length, reason },
  });
  return revoked.length;
}

async function lockRows(ctx: Ctx, ids: string[]): Promise<void> {
  await ctx.db
    .select({ id: userSkills.id })
    .from(userSkills)
    .where(inArray(userSkills.id, ids))
    .orderBy(asc(userSkills.id))
    .for("update");
}
