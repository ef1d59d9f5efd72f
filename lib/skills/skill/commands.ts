import { and, eq, ne, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { type AppError, conflict, invalid, notFound } from "../../core/errors";
import { port } from "../../core/ports";
import { move } from "../../core/transition";
import { mayCurate } from "../access";
import { normalizeLabel } from "../label/model";
import { lockLabel, lockTree } from "../locks";
import { categories } from "../schema/categories";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";
import { skillEvidence, userSkills } from "../schema/user-skills";
import { bearSkill, freeSlug, ownerOfLabel } from "./born";
import { checkBroader } from "./broader";
import { changed } from "./changed";
import { skillMachine } from "./machine";
import type { SkillInput } from "./model";

/** The refusal of a label that another skill has; it names and links that skill. */
export function labelTaken(owner: { id: string; name: string; slug: string }, field = "name"): AppError {
  const params = { name: owner.name };
  return conflict(
    "skills.error.labelTaken",
    params,
    { [field]: { key: "skills.error.labelTaken", params } },
    { code: "label_taken", skillId: owner.id, slug: owner.slug, name: owner.name },
  );
}

/** The row, locked until the transaction ends. Throws `not_found`. */
export async function lockSkill(ctx: Ctx, id: string): Promise<SkillTableRow> {
  const [row] = await ctx.db.select().from(skills).where(eq(skills.id, id)).for("update");
  if (!row) throw notFound();
  return row;
}

/** The caller holds the tree's lock when a broader skill is named. */
async function checkPlace(
  ctx: Ctx,
  id: string | null,
  { categoryId, broaderId }: Pick<SkillInput, "categoryId" | "broaderId">,
): Promise<void> {
  if (categoryId) {
    const [category] = await ctx.db
      .select({ id: categories.id })
      .from(categories)
      .where(eq(categories.id, categoryId))
      .for("share");
    if (!category) throw invalid("errors.invalid", { categoryId: "skills.error.categoryGone" });
  }
  if (!broaderId) return;
  if (broaderId === id) throw invalid("errors.invalid", { broaderId: "skills.error.broaderCircle" });
  const [broader] = await ctx.db
    .select({ status: skills.status })
    .from(skills)
    .where(eq(skills.id, broaderId))
    .for("share");
  if (broader?.status !== "active") throw invalid("errors.invalid", { broaderId: "skills.error.notActive" });
  await checkBroader(ctx, id, broaderId);
}

/** Adds an active skill. Throws `conflict` naming the skill to which the name belongs already. */
export function createSkill(ctx: Ctx, input: SkillInput): Promise<{ id: string; slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    if (input.broaderId) await lockTree(tx);
    const normalized = normalizeLabel(input.name);
    await lockLabel(tx, normalized);
    const owner = await ownerOfLabel(tx, normalized);
    if (owner) throw labelTaken(owner);
    await checkPlace(tx, null, input);
    const row = await bearSkill(tx, {
      name: input.name,
      description: input.description || null,
      translations: input.translations,
      categoryId: input.categoryId,
      broaderId: input.broaderId,
      externalUri: input.externalUri,
    });
    await changed(tx, "create", row, { name: row.name });
    return { id: row.id, slug: row.slug };
  });
}

/**
 * Gives a locked skill another name: its preferred English label changes with it, the old name stays as a label, and
 * the old address leads to the new one. Throws `conflict` when the name is another skill's.
 */
export async function rename(
  ctx: Ctx,
  row: SkillTableRow,
  name: string,
): Promise<{ name: string; slug: string }> {
  if (name === row.name) return { name, slug: row.slug };
  const normalized = normalizeLabel(name);
  await lockLabel(ctx, normalized);
  const owner = await ownerOfLabel(ctx, normalized);
  if (owner && owner.id !== row.id) throw labelTaken(owner);
  const slug = await freeSlug(ctx, name, row.id);
  await ctx.db
    .update(skillSynonyms)
    .set({ isPreferred: false })
    .where(and(eq(skillSynonyms.skillId, row.id), eq(skillSynonyms.languageCode, "en")));
  await ctx.db
    .insert(skillSynonyms)
    .values({ skillId: row.id, label: name, normalized, isPreferred: true })
    .onConflictDoUpdate({
      target: skillSynonyms.normalized,
      set: { label: name, languageCode: "en", isPreferred: true },
    });
  if (slug !== row.slug && row.status !== "proposed")
    await port("redirect")(ctx, `/skills/${row.slug}`, `/skills/${slug}`);
  return { name, slug };
}

/** Changes a skill. Throws `conflict` for a name of another skill, `invalid` for a place in a circle or too deep. */
export function updateSkill(
  ctx: Ctx,
  { id, ...input }: SkillInput & { id: string },
): Promise<{ slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    if (input.broaderId) await lockTree(tx);
    const row = await lockSkill(tx, id);
    if (row.status === "merged") throw conflict("errors.state", { status: row.status });
    await checkPlace(tx, id, input);
    const named = await rename(tx, row, input.name);
    const set = {
      ...named,
      description: input.description || null,
      translations: input.translations,
      categoryId: input.categoryId,
      broaderId: input.broaderId,
      externalUri: input.externalUri,
    };
    await tx.db.update(skills).set(set).where(eq(skills.id, id));
    await changed(tx, "update", { ...row, ...set }, diff(row, set), row.slug);
    return { slug: named.slug };
  });
}

function diff(before: SkillTableRow, after: Partial<SkillTableRow>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(after).flatMap(([key, value]) => {
      const old = before[key as keyof SkillTableRow];
      return old === value ? [] : [[key, [old, value]]];
    }),
  );
}

const TARGET = { table: skills, id: skills.id, status: skills.status };

/** Takes a proposal into the list, under its final name; its proposer is told. Throws `conflict` without a category. */
export function acceptSkill(
  ctx: Ctx,
  { id, categoryId, name }: { id: string; categoryId: string; name: string },
): Promise<{ slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await lockSkill(tx, id);
    await checkPlace(tx, id, { categoryId, broaderId: null });
    const named = row.status === "proposed" ? await rename(tx, row, name) : row;
    await move(tx, skillMachine, { ...row, categoryId }, "accept", {
      ...TARGET,
      set: { categoryId, name: named.name, slug: named.slug },
    });
    await changed(tx, "accept", { ...row, ...named }, { name: named.name, categoryId });
    if (row.proposedById)
      await port("notify")(
        tx,
        "skills.proposal_accepted",
        [row.proposedById],
        { skill: named.name },
        {
          dedupe: `skills.accepted:${id}`,
          entity: { type: "skill", id },
          link: "/account/skills",
        },
      );
    return { slug: named.slug };
  });
}

/**
 * Refuses a proposal: mere claims of it are deleted and their owners told the reason; rows with evidence stay, marked
 * as retired.
 */
export function refuseSkill(
  ctx: Ctx,
  { id, reason }: { id: string; reason: string },
): Promise<{ told: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await lockSkill(tx, id);
    await move(
      tx,
      skillMachine,
      row,
      "refuse",
      { ...TARGET, set: { statusReason: reason } },
      { text: reason },
    );
    const gone = await tx.db
      .delete(userSkills)
      .where(
        and(
          eq(userSkills.skillId, id),
          sql`not exists (select 1 from ${skillEvidence} e where e.user_skill_id = "user_skills"."id")`,
        ),
      )
      .returning({ userId: userSkills.userId });
    const told = new Set(gone.map((g) => g.userId));
    if (row.proposedById) told.add(row.proposedById);
    await changed(tx, "refuse", row, { reason, claims: gone.length });
    await port("notify")(
      tx,
      "skills.proposal_refused",
      [...told],
      { skill: row.name, reason },
      {
        dedupe: `skills.refused:${id}`,
        entity: { type: "skill", id },
        link: "/account/skills",
      },
    );
    return { told: told.size };
  });
}

/** Takes an active skill out of use: nobody may add it; who has it keeps it, marked as retired. */
export function retireSkill(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await lockSkill(tx, id);
    await move(
      tx,
      skillMachine,
      row,
      "retire",
      { ...TARGET, set: { statusReason: reason } },
      { text: reason },
    );
    await changed(tx, "retire", row, { reason });
  });
}

/** Puts a retired skill back into use. */
export function restoreSkill(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await lockSkill(tx, id);
    await move(tx, skillMachine, row, "restore", { ...TARGET, set: { statusReason: null } });
    await changed(tx, "restore", row, {});
  });
}

/** Adds a label, or makes it the skill's name in its language. Throws `conflict` when it is another skill's. */
export function addLabel(
  ctx: Ctx,
  input: { skillId: string; label: string; language: string; preferred: boolean },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const row = await lockSkill(tx, input.skillId);
    if (row.status === "merged") throw conflict("errors.state", { status: row.status });
    const normalized = normalizeLabel(input.label);
    await lockLabel(tx, normalized);
    const owner = await ownerOfLabel(tx, normalized);
    if (owner && owner.id !== row.id) throw labelTaken(owner, "label");
    // The English name changes with the skill's own name, and only there.
    const preferred = input.preferred && input.language !== "en";
    if (owner && normalized === normalizeLabel(row.name))
      throw invalid("errors.invalid", { label: "skills.error.labelIsName" });
    if (preferred)
      await tx.db
        .update(skillSynonyms)
        .set({ isPreferred: false })
        .where(
          and(
            eq(skillSynonyms.skillId, row.id),
            eq(skillSynonyms.languageCode, input.language),
            ne(skillSynonyms.normalized, normalized),
          ),
        );
    const values = { label: input.label, languageCode: input.language, isPreferred: preferred };
    await tx.db
      .insert(skillSynonyms)
      .values({ skillId: row.id, normalized, ...values })
      .onConflictDoUpdate({ target: skillSynonyms.normalized, set: values });
    await changed(tx, "label", row, { label: input.label, language: input.language, preferred });
  });
}

/** Removes a label that is not the skill's name. */
export function removeLabel(ctx: Ctx, { labelId }: { labelId: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    const [label] = await tx.db.select().from(skillSynonyms).where(eq(skillSynonyms.id, labelId));
    if (!label) throw notFound();
    const row = await lockSkill(tx, label.skillId);
    if (label.normalized === normalizeLabel(row.name)) throw conflict("skills.error.labelIsName");
    await tx.db.delete(skillSynonyms).where(eq(skillSynonyms.id, labelId));
    await changed(tx, "unlabel", row, { label: label.label });
  });
}
