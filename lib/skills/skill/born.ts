import { eq, like, or } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { uuidv7 } from "../../core/ids";
import { nextSlug } from "../../core/slug";
import { recordStatus } from "../../core/transition";
import { normalizeLabel, skillSlug } from "../label/model";
import { lockSlug } from "../locks";
import { type SkillTableRow, skillSynonyms, skills } from "../schema/skills";

/** The first free slug of a name, reserved until the transaction ends; `own` is the skill that may keep its slug. */
export async function freeSlug(ctx: Ctx, name: string, own?: string): Promise<string> {
  const wish = skillSlug(name) || `skill-${uuidv7().slice(-12)}`;
  await lockSlug(ctx, wish);
  const rows = await ctx.db
    .select({ id: skills.id, slug: skills.slug })
    .from(skills)
    .where(or(eq(skills.slug, wish), like(skills.slug, `${wish}-%`)));
  const taken = new Set(rows.filter((row) => row.id !== own).map((row) => row.slug));
  let slug = wish;
  while (taken.has(slug)) slug = nextSlug(slug);
  return slug;
}

/** Whose label it is; null when it is free. The caller holds the label's lock. */
export async function ownerOfLabel(
  ctx: Ctx,
  normalized: string,
): Promise<Pick<SkillTableRow, "id" | "name" | "slug" | "status" | "statusReason"> | null> {
  const [row] = await ctx.db
    .select({
      id: skills.id,
      name: skills.name,
      slug: skills.slug,
      status: skills.status,
      statusReason: skills.statusReason,
    })
    .from(skillSynonyms)
    .innerJoin(skills, eq(skills.id, skillSynonyms.skillId))
    .where(eq(skillSynonyms.normalized, normalized));
  return row ?? null;
}

/** Inserts a skill with its name as the preferred English label. The caller holds the label's lock and knows it free. */
export async function bearSkill(
  ctx: Ctx,
  parts: Partial<typeof skills.$inferInsert> & { name: string },
): Promise<SkillTableRow> {
  const slug = await freeSlug(ctx, parts.name);
  const [row] = await ctx.db
    .insert(skills)
    .values({ ...parts, slug })
    .returning();
  if (!row) throw new Error("The skill was not inserted.");
  await ctx.db.insert(skillSynonyms).values({
    skillId: row.id,
    label: row.name,
    normalized: normalizeLabel(row.name),
    isPreferred: true,
  });
  await recordStatus(ctx, "skills.skill", row.id, null, row.status);
  return row;
}
