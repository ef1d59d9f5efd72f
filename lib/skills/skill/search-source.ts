import { and, asc, eq, gt } from "drizzle-orm";
import type { SearchSource } from "../../core/registry";
import { nameIn, textIn } from "../label/name";
import { categories } from "../schema/categories";
import { skillSynonyms, skills } from "../schema/skills";

/** Active skills, found by any of their labels. */
export const SKILL_SOURCE: SearchSource = {
  name: "skill",
  label: "skills.search.source",
  async load(ctx, id, locale) {
    const [row] = await ctx.db
      .select({
        skill: skills,
        name: nameIn(locale),
        description: textIn<string | null>(locale, skills, skills.description, "description"),
        category: textIn<string | null>(locale, categories, categories.name, "name"),
      })
      .from(skills)
      .leftJoin(categories, eq(categories.id, skills.categoryId))
      .where(and(eq(skills.id, id), eq(skills.status, "active")));
    if (!row) return null;
    const labels = await ctx.db
      .select({ label: skillSynonyms.label })
      .from(skillSynonyms)
      .where(eq(skillSynonyms.skillId, id));
    return {
      title: row.name,
      summary: row.description ?? row.category ?? "",
      body: labels.map((l) => l.label).join(" · "),
      url: `/skills/${row.skill.slug}`,
      inSitemap: true,
      // A skill is rarely what a visitor looks for; stories and courses about it come first.
      boost: 0.7,
      sortAt: row.skill.createdAt,
      updatedAt: row.skill.updatedAt,
      visibleFrom: row.skill.createdAt,
    };
  },
  async ids(ctx, after, limit) {
    const rows = await ctx.db
      .select({ id: skills.id })
      .from(skills)
      .where(and(eq(skills.status, "active"), after ? gt(skills.id, after) : undefined))
      .orderBy(asc(skills.id))
      .limit(limit);
    return rows.map((row) => row.id);
  },
};
