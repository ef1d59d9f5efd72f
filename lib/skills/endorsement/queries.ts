import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { selfId } from "../access";
import { nameIn } from "../label/name";
import { endorserRelations } from "../registries";
import { skills } from "../schema/skills";
import { endorsementRequests, skillEvidence, userSkills } from "../schema/user-skills";
import type { givenList } from "./list";
import {
  ENDORSEMENT,
  type EndorsableSkill,
  type GivenEndorsement,
  type ReceivedRequest,
  type RelatedPerson,
} from "./model";

/** How many people one is offered to choose from. */
const OFFERED = 200;
const who = { id: users.id, name: personName, username: users.username };

async function related(ctx: Ctx, side: "people" | "endorsers", userId: string): Promise<RelatedPerson[]> {
  const relationOf = new Map<string, string>();
  for (const relation of endorserRelations())
    for (const id of await relation[side](ctx, userId, OFFERED))
      if (!relationOf.has(id)) relationOf.set(id, relation.label);
  if (!relationOf.size) return [];
  const rows = await ctx.db
    .select(who)
    .from(users)
    .where(and(inArray(users.id, [...relationOf.keys()]), isNull(users.erasedAt)))
    .orderBy(asc(personName), asc(users.id));
  return rows.map((row) => ({ ...row, relation: relationOf.get(row.id) as string }));
}

/** Whom the signed-in person may vouch for. */
export const whomToEndorse = (ctx: Ctx) => related(ctx, "people", selfId(ctx));
/** Whom the signed-in person may ask to vouch. */
export const whomToAsk = (ctx: Ctx) => related(ctx, "endorsers", selfId(ctx));

/**
 * What a person shows to the signed-in one who may vouch for them, with the viewer's own endorsements; null when no
 * relation holds.
 */
export async function endorsableSkills(ctx: Ctx, userId: string): Promise<EndorsableSkill[] | null> {
  const viewer = selfId(ctx);
  let relates = false;
  for (const relation of endorserRelations()) relates ||= await relation.relates(ctx, viewer, userId);
  if (!relates || viewer === userId) return null;
  const rows = await ctx.db
    .select({
      skillId: skills.id,
      name: nameIn(ctx.locale),
      level: userSkills.level,
      proof: userSkills.proof,
      evidenceId: skillEvidence.id,
      mineLevel: skillEvidence.level,
      mineNote: skillEvidence.note,
      requestId: endorsementRequests.id,
    })
    .from(userSkills)
    .innerJoin(skills, eq(skills.id, userSkills.skillId))
    .leftJoin(
      skillEvidence,
      and(
        eq(skillEvidence.userSkillId, userSkills.id),
        eq(skillEvidence.originKind, ENDORSEMENT),
        eq(skillEvidence.originId, viewer),
        isNull(skillEvidence.revokedAt),
      ),
    )
    .leftJoin(
      endorsementRequests,
      and(
        eq(endorsementRequests.userSkillId, userSkills.id),
        eq(endorsementRequests.endorserId, viewer),
        isNull(endorsementRequests.answeredAt),
      ),
    )
    .where(and(eq(userSkills.userId, userId), eq(userSkills.isVisible, true)))
    .orderBy(desc(userSkills.isPinned), asc(skills.name));
  return rows.map(({ evidenceId, mineLevel, mineNote, requestId, ...row }) => ({
    ...row,
    mine: evidenceId ? { evidenceId, level: mineLevel, note: mineNote } : null,
    asked: requestId !== null,
  }));
}

/** The signed-in person's standing endorsements, newest first. */
export async function givenEndorsements(
  ctx: Ctx,
  state: ReturnType<typeof givenList.parse>,
): Promise<Page<GivenEndorsement>> {
  const where = and(
    eq(skillEvidence.verifierId, selfId(ctx)),
    eq(skillEvidence.originKind, ENDORSEMENT),
    isNull(skillEvidence.revokedAt),
  );
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        evidenceId: skillEvidence.id,
        person: who,
        skillId: skills.id,
        skill: nameIn(ctx.locale),
        level: skillEvidence.level,
        note: skillEvidence.note,
        occurredAt: skillEvidence.occurredAt,
      })
      .from(skillEvidence)
      .innerJoin(userSkills, eq(userSkills.id, skillEvidence.userSkillId))
      .innerJoin(skills, eq(skills.id, userSkills.skillId))
      .innerJoin(users, eq(users.id, userSkills.userId))
      .where(where)
      .orderBy(desc(skillEvidence.occurredAt), desc(skillEvidence.id))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    ctx.db.$count(skillEvidence, where),
  ]);
  return toPage(rows, total, state);
}

/** Open requests to the signed-in person, oldest first. */
export async function receivedRequests(ctx: Ctx): Promise<ReceivedRequest[]> {
  return ctx.db
    .select({
      requestId: endorsementRequests.id,
      person: who,
      skillId: skills.id,
      skill: nameIn(ctx.locale),
      level: userSkills.level,
      requestedAt: endorsementRequests.requestedAt,
    })
    .from(endorsementRequests)
    .innerJoin(userSkills, eq(userSkills.id, endorsementRequests.userSkillId))
    .innerJoin(skills, eq(skills.id, userSkills.skillId))
    .innerJoin(users, eq(users.id, userSkills.userId))
    .where(
      and(
        eq(endorsementRequests.endorserId, selfId(ctx)),
        isNull(endorsementRequests.answeredAt),
        eq(userSkills.isVisible, true),
        isNull(users.erasedAt),
      ),
    )
    .orderBy(asc(endorsementRequests.requestedAt))
    .limit(OFFERED);
}
