import { and, count, eq, gt, isNull, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { selfId } from "../access";
import { putEvidence, revokeAmong } from "../evidence/commands";
import { lockPerson } from "../locks";
import { type EndorserRelation, endorserRelations } from "../registries";
import { skills } from "../schema/skills";
import { endorsementRequests, skillEvidence, userSkills } from "../schema/user-skills";
import { resolveSkill } from "../skill/resolve";
import { ASK_AGAIN_DAYS, ENDORSEMENT, type EndorseInput, MAX_PER_DAY } from "./model";

const DAY = 86_400_000;

/** Why one person may vouch for another now; null when they may not. */
async function relationOf(ctx: Ctx, endorserId: string, userId: string): Promise<EndorserRelation | null> {
  for (const relation of endorserRelations())
    if (await relation.relates(ctx, endorserId, userId)) return relation;
  return null;
}

async function nameOf(ctx: Ctx, userId: string): Promise<string> {
  const [row] = await ctx.db.select({ name: personName }).from(users).where(eq(users.id, userId));
  return row?.name ?? "";
}

/** A visible row of somebody's list, locked. Throws `not_found` for a hidden or absent one. */
async function visibleRow(ctx: Ctx, userId: string, skillId: string) {
  const [row] = await ctx.db
    .select()
    .from(userSkills)
    .where(
      and(eq(userSkills.userId, userId), eq(userSkills.skillId, skillId), eq(userSkills.isVisible, true)),
    )
    .for("update");
  if (!row) throw notFound();
  return row;
}

/**
 * Vouches for a skill of another person, or changes what one said before. Throws `forbidden` for oneself and for
 * people to whom no relation holds, `not_found` for a skill that they do not show, `conflict` at 50 a day.
 */
export function endorse(ctx: Ctx, input: EndorseInput): Promise<{ evidenceId: string }> {
  return inTx(ctx, async (tx) => {
    const endorserId = selfId(tx);
    allow(endorserId !== input.userId, "skills.error.endorseSelf");
    await lockPerson(tx, endorserId);
    const relation = await relationOf(tx, endorserId, input.userId);
    allow(relation !== null, "skills.error.endorseStranger");
    const skill = await resolveSkill(tx, input.skillId);
    const row = await visibleRow(tx, input.userId, skill.id);
    const mine = and(
      eq(skillEvidence.userSkillId, row.id),
      eq(skillEvidence.originKind, ENDORSEMENT),
      eq(skillEvidence.originId, endorserId),
      isNull(skillEvidence.revokedAt),
    );
    const [before] = await tx.db.select({ at: skillEvidence.occurredAt }).from(skillEvidence).where(mine);
    if (!before) await checkToday(tx, endorserId);
    const { id, news } = await putEvidence(
      tx,
      row,
      "endorsed",
      {
        kind: ENDORSEMENT,
        id: endorserId,
        title: `Endorsement: ${relation.kind}`,
        level: input.level,
        verifierId: endorserId,
        at: before?.at ?? new Date(),
      },
      input.note,
    );
    await answerRequest(tx, row.id, endorserId);
    tx.audit({
      action: "skills.endorsement.give",
      targetType: "user",
      targetId: input.userId,
      changes: { skill: skill.id, level: input.level },
    });
    if (news)
      await port("notify")(
        tx,
        "skills.endorsed",
        [input.userId],
        { skill: skill.name, endorser: await nameOf(tx, endorserId) },
        {
          dedupe: news,
          entity: { type: "skill_evidence", id },
          link: `/account/skills/${skill.id}`,
        },
      );
    return { evidenceId: id };
  });
}

/** Throws `conflict` when the person gave 50 endorsements within a day. The caller holds the person's lock. */
async function checkToday(ctx: Ctx, endorserId: string): Promise<void> {
  const [given] = await ctx.db
    .select({ n: count() })
    .from(skillEvidence)
    .where(
      and(
        eq(skillEvidence.verifierId, endorserId),
        eq(skillEvidence.originKind, ENDORSEMENT),
        gt(skillEvidence.occurredAt, new Date(Date.now() - DAY)),
      ),
    );
  if ((given?.n ?? 0) >= MAX_PER_DAY) throw conflict("skills.error.endorseMax", { max: MAX_PER_DAY });
}

async function answerRequest(ctx: Ctx, rowId: string, endorserId: string): Promise<void> {
  const [request] = await ctx.db
    .update(endorsementRequests)
    .set({ answeredAt: new Date() })
    .where(
      and(
        eq(endorsementRequests.userSkillId, rowId),
        eq(endorsementRequests.endorserId, endorserId),
        isNull(endorsementRequests.answeredAt),
      ),
    )
    .returning({ id: endorsementRequests.id });
  if (request)
    await port("retract")(ctx, "skills.endorsement_asked", { type: "endorsement_request", id: request.id });
}

/** Takes one's own endorsement back; the proof falls to the next best. Throws `not_found` for any other's. */
export function withdrawEndorsement(ctx: Ctx, { evidenceId }: { evidenceId: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    const which = and(
      eq(skillEvidence.id, evidenceId),
      eq(skillEvidence.originKind, ENDORSEMENT),
      eq(skillEvidence.verifierId, selfId(tx)),
      isNull(skillEvidence.revokedAt),
    );
    const [found] = await tx.db.select({ row: skillEvidence.userSkillId }).from(skillEvidence).where(which);
    if (!found) throw notFound();
    await revokeAmong(tx, [found.row], which, "withdrawn");
  });
}

/**
 * Asks a person to whom a relation holds to vouch for a skill of one's own. Throws `forbidden` for a stranger,
 * `not_found` for a skill that one does not show, `conflict` when the skill was asked for within 30 days.
 */
export function askEndorsement(
  ctx: Ctx,
  { skillId, endorserId }: { skillId: string; endorserId: string },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    const userId = selfId(tx);
    allow(userId !== endorserId, "skills.error.endorseSelf");
    await lockPerson(tx, userId);
    allow((await relationOf(tx, endorserId, userId)) !== null, "skills.error.endorseStranger");
    const skill = await resolveSkill(tx, skillId);
    const row = await visibleRow(tx, userId, skill.id);
    const [recent] = await tx.db
      .select({ at: sql<Date | null>`max(${endorsementRequests.requestedAt})` })
      .from(endorsementRequests)
      .where(eq(endorsementRequests.userSkillId, row.id));
    const last = recent?.at ? new Date(recent.at) : null;
    if (last && last.getTime() > Date.now() - ASK_AGAIN_DAYS * DAY)
      throw conflict("skills.error.askedRecently", { days: ASK_AGAIN_DAYS, at: last });
    const [request] = await tx.db
      .insert(endorsementRequests)
      .values({ userSkillId: row.id, endorserId })
      .onConflictDoUpdate({
        target: [endorsementRequests.userSkillId, endorsementRequests.endorserId],
        set: { requestedAt: new Date(), answeredAt: null },
      })
      .returning({ id: endorsementRequests.id, at: endorsementRequests.requestedAt });
    if (!request) throw conflict();
    tx.audit({
      action: "skills.endorsement.ask",
      targetType: "user",
      targetId: endorserId,
      changes: { skill: skill.id },
    });
    await port("notify")(
      tx,
      "skills.endorsement_asked",
      [endorserId],
      { skill: skill.name, person: await nameOf(tx, userId) },
      {
        dedupe: `skills.asked:${request.id}:${request.at.getTime()}`,
        entity: { type: "endorsement_request", id: request.id },
        link: "/account/endorsements",
      },
    );
  });
}

/** Lays a request aside without endorsing; who asked is not told. Throws `not_found` for a request to another. */
export function declineRequest(ctx: Ctx, { requestId }: { requestId: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    const [request] = await tx.db
      .update(endorsementRequests)
      .set({ answeredAt: new Date() })
      .where(
        and(
          eq(endorsementRequests.id, requestId),
          eq(endorsementRequests.endorserId, selfId(tx)),
          isNull(endorsementRequests.answeredAt),
        ),
      )
      .returning({ id: endorsementRequests.id, row: endorsementRequests.userSkillId });
    if (!request) throw notFound();
    const [skill] = await tx.db
      .select({ id: skills.id })
      .from(userSkills)
      .innerJoin(skills, eq(skills.id, userSkills.skillId))
      .where(eq(userSkills.id, request.row));
    await port("retract")(tx, "skills.endorsement_asked", { type: "endorsement_request", id: request.id });
    tx.audit({ action: "skills.endorsement.decline", targetType: "skill", targetId: skill?.id });
  });
}
