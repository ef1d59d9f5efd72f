import { and, asc, desc, eq, or } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { nameIn, textIn } from "../label/name";
import { categories } from "../schema/categories";
import { skillSynonyms, skills } from "../schema/skills";

/** A skill that stands near another. */
export interface NearSkill {
  id: string;
  name: string;
  slug: string;
}
/** A skill as everybody may read it. */
export interface PublicSkill extends NearSkill {
  description: string | null;
  status: "active" | "retired";
  statusReason: string | null;
  usageCount: number;
  category: NearSkill | null;
  labels: { label: string; language: string; preferred: boolean }[];
  broader: NearSkill | null;
  narrower: NearSkill[];
  updatedAt: string;
}

/** How many narrower skills are named. */
const NARROWER = 60;

const near = (locale: string) => ({ id: skills.id, name: nameIn(locale), slug: skills.slug });

/**
 * An active or retired skill by id or slug, in a language; a merged one by id means its target. Null for what is not
 * there and for proposals, which only their holders know.
 */
export async function publicSkill(
  ctx: Ctx,
  locale: string,
  which: { id: string } | { slug: string },
): Promise<PublicSkill | null> {
  const [row] = await ctx.db
    .select({
      skill: skills,
      name: nameIn(locale),
      description: textIn<string | null>(locale, skills, skills.description, "description"),
      category: categories,
      categoryName: textIn<string>(locale, categories, categories.name, "name"),
    })
    .from(skills)
    .leftJoin(categories, eq(categories.id, skills.categoryId))
    .where("id" in which ? eq(skills.id, which.id) : eq(skills.slug, which.slug));
  if (!row) return null;
  const { skill } = row;
  if (skill.mergedIntoId && "id" in which) return publicSkill(ctx, locale, { id: skill.mergedIntoId });
  if (skill.status !== "active" && skill.status !== "retired") return null;
  const [labels, around] = await Promise.all([
    ctx.db
      .select({
        label: skillSynonyms.label,
        language: skillSynonyms.languageCode,
        preferred: skillSynonyms.isPreferred,
      })
      .from(skillSynonyms)
      .where(eq(skillSynonyms.skillId, skill.id))
      .orderBy(asc(skillSynonyms.languageCode), desc(skillSynonyms.isPreferred), asc(skillSynonyms.label)),
    ctx.db
      .select(near(locale))
      .from(skills)
      .where(
        and(
          eq(skills.status, "active"),
          or(eq(skills.broaderId, skill.id), skill.broaderId ? eq(skills.id, skill.broaderId) : undefined),
        ),
      )
      .orderBy(desc(skills.usageCount), asc(skills.name))
      .limit(NARROWER),
  ]);
  return {
    id: skill.id,
    name: row.name,
    slug: skill.slug,
    description: row.description,
    status: skill.status,
    statusReason: skill.statusReason,
    usageCount: skill.usageCount,
    category: row.category && { id: row.category.id, name: row.categoryName, slug: row.category.slug },
    labels,
    broader: around.find((s) => s.id === skill.broaderId) ?? null,
    narrower: around.filter((s) => s.id !== skill.broaderId),
    updatedAt: skill.updatedAt.toISOString(),
  };
}
