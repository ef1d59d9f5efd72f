import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { conflict, isAppError } from "../../core/errors";
import type { ImportRow } from "../../core/imports/kind";
import { port } from "../../core/ports";
import { normalizeLabel } from "../label/model";
import { lockTree } from "../locks";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";
import { bearSkill } from "../skill/born";
import { checkBroader } from "../skill/broader";
import { lockSkill, rename } from "../skill/commands";
import { tags } from "../tags";
import type { SkillImportRow } from "./model";
import { changesOf, planSkills, type SkillPlan } from "./plan";

type Done = "created" | "updated" | "unchanged";

/** Takes rows over in the caller's transaction, keyed by the concept's address: a repeat changes nothing. */
export async function applySkills(ctx: Ctx, rows: readonly ImportRow[]): Promise<Done[]> {
  await lockTree(ctx);
  const plans = await planSkills(ctx, rows);
  // Something changed since the rows were judged: each is tried alone, and says so itself.
  const late = plans.find((plan) => plan.faults.length || !plan.row);
  if (late) throw conflict(late.faults[0]?.key, late.faults[0]?.params);
  const done: Done[] = [];
  for (const plan of plans) done.push(await applyOne(ctx, plan));
  const changed = done.filter((d) => d !== "unchanged").length;
  if (changed) {
    ctx.touch(tags.skills);
    ctx.audit({ action: "skills.skill.import", changes: { skills: changed } });
  }
  return done;
}

async function applyOne(ctx: Ctx, plan: SkillPlan): Promise<Done> {
  const { row, target, categoryId } = plan;
  if (!row) return "unchanged";
  if (target && !changesOf(plan)) return "unchanged";
  const skill = target
    ? await lockSkill(ctx, target.id)
    : await bearSkill(ctx, {
        name: row.preferred,
        description: row.description || null,
        categoryId,
        externalUri: row.uri,
      });
  const english = row.language === "en";
  const broaderId = await broaderOf(ctx, skill.id, plan.broaderId);
  if (target) {
    const named = plan.named && english ? await rename(ctx, skill, row.preferred) : {};
    if (plan.named && !english) await nameIn(ctx, skill.id, row.preferred, row.language);
    await ctx.db
      .update(skills)
      .set({
        ...named,
        ...(categoryId ? { categoryId } : {}),
        ...(broaderId ? { broaderId } : {}),
        ...described(row, skill),
        updatedAt: new Date(),
      })
      .where(eq(skills.id, skill.id));
    ctx.touch(tags.skill(skill.slug));
  } else if (broaderId) await ctx.db.update(skills).set({ broaderId }).where(eq(skills.id, skill.id));
  if (plan.added.length)
    await ctx.db.insert(skillSynonyms).values(
      plan.added.map((label) => ({
        skillId: skill.id,
        label,
        normalized: normalizeLabel(label),
        languageCode: row.language,
      })),
    );
  await port("searchIndex")(ctx, "skill", skill.id);
  return target ? "updated" : "created";
}

/** The description that a row brings, in its language. */
function described({ description, language }: SkillImportRow, skill: SkillTableRow): Partial<SkillTableRow> {
  if (!description) return {};
  return language === "en"
    ? { description }
    : { translations: { ...skill.translations, [language]: { description } } };
}

/** The broader skill where it fits: no circle, not too deep. */
async function broaderOf(ctx: Ctx, skillId: string, broaderId: string | null): Promise<string | null> {
  if (!broaderId || broaderId === skillId) return null;
  try {
    await checkBroader(ctx, skillId, broaderId);
    return broaderId;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

/** Makes a label the skill's name in a language other than English. */
async function nameIn(ctx: Ctx, skillId: string, label: string, language: string): Promise<void> {
  const normalized = normalizeLabel(label);
  await ctx.db
    .update(skillSynonyms)
    .set({ isPreferred: false })
    .where(
      and(
        eq(skillSynonyms.skillId, skillId),
        eq(skillSynonyms.languageCode, language),
        sql`${skillSynonyms.normalized} <> ${normalized}`,
      ),
    );
  const values = { label, languageCode: language, isPreferred: true };
  await ctx.db
    .insert(skillSynonyms)
    .values({ skillId, normalized, ...values })
    .onConflictDoUpdate({ target: skillSynonyms.normalized, set: values });
}
