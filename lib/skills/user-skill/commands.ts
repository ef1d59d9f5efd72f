import { and, count, eq, exists, not, sql } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../../core/ctx";
import { conflict, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { permissionHolders } from "../../identity/role/holders";
import { CURATE, selfId } from "../access";
import { normalizeLabel } from "../label/model";
import type { SkillSource } from "../levels";
import { lockLabel, lockPerson } from "../locks";
import { type SkillTableRow, skills } from "../schema/skills";
import { skillEvidence, type UserSkillTableRow, userSkills } from "../schema/user-skills";
import { bearSkill, ownerOfLabel } from "../skill/born";
import { resolveSkill } from "../skill/resolve";
import { tags } from "../tags";
import { MAX_PINNED, MAX_PROPOSALS, type SkillClaim, type SkillToAdd, type UserSkill } from "./model";
import { countOwn, ownSkill } from "./queries";

/** The skill that a word means; an unknown word becomes a proposal of this person. */
async function skillOfWord(ctx: Ctx, userId: string, label: string): Promise<SkillTableRow> {
  const normalized = normalizeLabel(label);
  const known = await ownerOfLabel(ctx, normalized);
  if (known) return resolveSkill(ctx, known.id);
  await lockLabel(ctx, normalized);
  const sooner = await ownerOfLabel(ctx, normalized);
  if (sooner) return resolveSkill(ctx, sooner.id);
  const [open] = await ctx.db
    .select({ n: count() })
    .from(skills)
    .where(and(eq(skills.proposedById, userId), eq(skills.status, "proposed")));
  if ((open?.n ?? 0) >= MAX_PROPOSALS) throw conflict("skills.error.proposals", { max: MAX_PROPOSALS });
  const row = await bearSkill(ctx, { name: label, status: "proposed", proposedById: userId });
  ctx.audit({
    action: "skills.skill.propose",
    targetType: "skill",
    targetId: row.id,
    changes: { name: row.name },
  });
  const today = new Date().toISOString().slice(0, 10);
  await port("notify")(
    ctx,
    "skills.proposals_waiting",
    await permissionHolders(ctx, CURATE),
    {},
    { dedupe: `skill-proposals:${today}`, link: "/admin/skills/proposed", group: "skill-proposals" },
  );
  return row;
}

const refuseUnusable = (skill: SkillTableRow): void => {
  if (skill.status === "retired")
    throw conflict(
      "errors.invalid",
      {},
      {
        label: { key: "skills.error.retired", params: { name: skill.name } },
      },
    );
};

/**
 * Puts a skill on a person's own list, by id or by word; `created` is false when it was there, in which case a hidden
 * one shows again. Throws `conflict` for a retired skill, at the limit of skills or of open proposals, and `not_found`
 * for an unknown id. Domains above call it when the owner acted, with another `source`.
 */
export async function addSkill(
  ctx: Ctx,
  userId: string,
  input: SkillToAdd,
  source: SkillSource = "self",
): Promise<{ skill: UserSkill; created: boolean }> {
  allow(selfId(ctx) === userId);
  // Read before the transaction opens: it may need a second connection.
  const max = await ctx.setting<number>("skills.max_per_user");
  return inTx(ctx, async (tx) => {
    await lockPerson(tx, userId);
    const skill = input.skillId
      ? await resolveSkill(tx, input.skillId)
      : await skillOfWord(tx, userId, input.label as string);
    const held = await ownRow(tx, userId, skill.id);
    // A proposal is known to its holders and to whoever types its word; its id tells nobody else anything.
    if (!held && input.skillId && skill.status === "proposed") throw notFound();
    if (held) {
      await tx.db
        .update(userSkills)
        .set({ isVisible: true, level: input.level ?? held.level })
        .where(eq(userSkills.id, held.id));
    } else {
      refuseUnusable(skill);
      if ((await countOwn(tx, userId)).skills >= max) throw conflict("skills.error.max", { max });
      await tx.db.insert(userSkills).values({ userId, skillId: skill.id, level: input.level, source });
    }
    changed(tx, held ? "show" : "add", skill, { name: skill.name, level: input.level, source });
    const row = await ownSkill(tx, skill.id);
    if (!row) throw notFound();
    return { skill: row, created: !held };
  });
}

/** Adds a skill to the signed-in person's list. */
export const addOwnSkill = async (ctx: Ctx, input: SkillToAdd) => addSkill(ctx, selfId(ctx), input);

/** Says at which level and when a skill of one's own was used. Throws `not_found` when it is not on the list. */
export function claimSkill(ctx: Ctx, { skillId, ...claim }: SkillClaim): Promise<UserSkill> {
  return onOwn(ctx, skillId, async (tx, row, skill) => {
    if (Object.values(claim).every((value) => value === undefined)) return;
    await tx.db.update(userSkills).set(claim).where(eq(userSkills.id, row.id));
    changed(tx, "claim", skill, claim);
  });
}

/** Puts a skill on top of the list, or takes it down; a pinned skill is visible. Throws `conflict` at the limit. */
export function pinSkill(
  ctx: Ctx,
  { skillId, pinned }: { skillId: string; pinned: boolean },
): Promise<UserSkill> {
  return onOwn(ctx, skillId, async (tx, row, skill) => {
    if (row.isPinned === pinned) return;
    if (pinned && (await countOwn(tx, row.userId)).pinned >= MAX_PINNED)
      throw conflict("skills.error.pins", { max: MAX_PINNED });
    await tx.db
      .update(userSkills)
      .set({ isPinned: pinned, isVisible: pinned ? true : row.isVisible })
      .where(eq(userSkills.id, row.id));
    changed(tx, pinned ? "pin" : "unpin", skill, {});
  });
}

/** Shows a skill to others, or hides it, which also takes it down from the top. */
export function showSkill(
  ctx: Ctx,
  { skillId, visible }: { skillId: string; visible: boolean },
): Promise<UserSkill> {
  return onOwn(ctx, skillId, async (tx, row, skill) => {
    if (row.isVisible === visible) return;
    await tx.db
      .update(userSkills)
      .set({ isVisible: visible, isPinned: visible && row.isPinned })
      .where(eq(userSkills.id, row.id));
    changed(tx, visible ? "show" : "hide", skill, {});
  });
}

/**
 * Takes a skill off the signed-in person's list: one with evidence is hidden, because the proof stays; one without is
 * deleted. Throws `not_found` when it is not on the list.
 */
export function removeSkill(ctx: Ctx, { skillId }: { skillId: string }): Promise<{ hidden: boolean }> {
  return inTx(ctx, async (tx) => {
    const userId = selfId(tx);
    await lockPerson(tx, userId);
    const skill = await resolveSkill(tx, skillId);
    const row = await ownRow(tx, userId, skill.id);
    if (!row) throw notFound();
    const deleted = await tx.db
      .delete(userSkills)
      .where(
        and(
          eq(userSkills.id, row.id),
          not(
            exists(
              tx.db.select({ one: sql`1` }).from(skillEvidence).where(eq(skillEvidence.userSkillId, row.id)),
            ),
          ),
        ),
      )
      .returning({ id: userSkills.id });
    if (!deleted.length)
      await tx.db
        .update(userSkills)
        .set({ isVisible: false, isPinned: false })
        .where(eq(userSkills.id, row.id));
    changed(tx, deleted.length ? "remove" : "hide", skill, { name: skill.name });
    return { hidden: !deleted.length };
  });
}

async function onOwn(
  ctx: Ctx,
  skillId: string,
  work: (tx: Ctx, row: UserSkillTableRow, skill: SkillTableRow) => Promise<void>,
): Promise<UserSkill> {
  return inTx(ctx, async (tx) => {
    const userId = selfId(tx);
    await lockPerson(tx, userId);
    const skill = await resolveSkill(tx, skillId);
    const row = await ownRow(tx, userId, skill.id);
    if (!row) throw notFound();
    await work(tx, row, skill);
    const after = await ownSkill(tx, skill.id);
    if (!after) throw notFound();
    return after;
  });
}

async function ownRow(ctx: Ctx, userId: string, skillId: string): Promise<UserSkillTableRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(userSkills)
    .where(and(eq(userSkills.userId, userId), eq(userSkills.skillId, skillId)))
    .for("update");
  return row;
}

function changed(ctx: Ctx, verb: string, skill: SkillTableRow, changes: Record<string, unknown>): void {
  ctx.touch(tags.skill(skill.slug));
  ctx.audit({
    action: `skills.user_skill.${verb}`,
    targetType: "user",
    targetId: personId(ctx.actor) ?? undefined,
    changes: { skill: skill.id, ...changes },
  });
}
