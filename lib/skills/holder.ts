import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../core/ctx";
import type { Holder } from "../identity/registries";
import { ENDORSEMENT } from "./endorsement/model";
import { lockPerson } from "./locks";
import { skillMergeRows } from "./schema/merges";
import { skills } from "./schema/skills";
import { specializations, userSpecializations } from "./schema/specializations";
import { endorsementRequests, skillEvidence, userSkills } from "./schema/user-skills";

const ofPerson = (userId: string) =>
  sql`${skillEvidence.userSkillId} in (select u.id from ${userSkills} u where u.user_id = ${userId})`;

/** Personal data that skills keeps: what a person says they can do, what proves it, whom they vouched for. */
export const SKILLS_HOLDER: Holder = {
  name: "skills",
  notes: {
    goes: ["skills.holder.goesSkills", "skills.holder.goesSpecializations"],
    stays: ["skills.holder.staysEndorsements", "skills.holder.staysProposals"],
  },

  async export(ctx, userId) {
    const [own, evidence, chosen, given, proposed] = await Promise.all([
      ctx.db
        .select({
          skill: skills.name,
          level: userSkills.level,
          source: userSkills.source,
          proof: userSkills.proof,
          proofLevel: userSkills.proofLevel,
          provenAt: userSkills.provenAt,
          lastUsedYear: userSkills.lastUsedYear,
          pinned: userSkills.isPinned,
          visible: userSkills.isVisible,
          addedAt: userSkills.createdAt,
        })
        .from(userSkills)
        .innerJoin(skills, eq(skills.id, userSkills.skillId))
        .where(eq(userSkills.userId, userId))
        .orderBy(skills.name),
      evidenceOf(ctx, eq(userSkills.userId, userId)),
      ctx.db
        .select({ specialization: specializations.name, addedAt: userSpecializations.addedAt })
        .from(userSpecializations)
        .innerJoin(specializations, eq(specializations.id, userSpecializations.specializationId))
        .where(eq(userSpecializations.userId, userId))
        .orderBy(specializations.sortOrder),
      evidenceOf(ctx, and(eq(skillEvidence.verifierId, userId), eq(skillEvidence.originKind, ENDORSEMENT))),
      ctx.db
        .select({ skill: skills.name, status: skills.status, proposedAt: skills.createdAt })
        .from(skills)
        .where(eq(skills.proposedById, userId)),
    ]);
    return [
      { path: "skills/skills.json", content: { json: own } },
      { path: "skills/evidence.json", content: { json: evidence } },
      { path: "skills/specializations.json", content: { json: chosen } },
      { path: "skills/endorsements-given.json", content: { json: given } },
      { path: "skills/proposals.json", content: { json: proposed } },
    ];
  },

  erase(ctx, userId) {
    return inTx(ctx, async (tx) => {
      await lockPerson(tx, userId);
      await tx.db.delete(endorsementRequests).where(eq(endorsementRequests.endorserId, userId));
      await tx.db.delete(skillMergeRows).where(eq(skillMergeRows.userId, userId));
      await tx.db.delete(skillEvidence).where(ofPerson(userId));
      await tx.db.delete(userSkills).where(eq(userSkills.userId, userId));
      await tx.db.delete(userSpecializations).where(eq(userSpecializations.userId, userId));
      // What the person said of others stays theirs, without words; readers see “a former member”.
      await tx.db.update(skillEvidence).set({ note: null }).where(eq(skillEvidence.verifierId, userId));
      await tx.db.update(skills).set({ proposedById: null }).where(eq(skills.proposedById, userId));
    });
  },
};

function evidenceOf(ctx: Ctx, where: ReturnType<typeof and>) {
  return ctx.db
    .select({
      skill: skills.name,
      proof: skillEvidence.proof,
      origin: skillEvidence.originKind,
      title: skillEvidence.title,
      level: skillEvidence.level,
      note: skillEvidence.note,
      occurredAt: skillEvidence.occurredAt,
      expiresAt: skillEvidence.expiresAt,
      revokedAt: skillEvidence.revokedAt,
    })
    .from(skillEvidence)
    .innerJoin(userSkills, eq(userSkills.id, skillEvidence.userSkillId))
    .innerJoin(skills, eq(skills.id, userSkills.skillId))
    .where(where)
    .orderBy(skillEvidence.occurredAt);
}
