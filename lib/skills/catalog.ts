import { cached } from "../core/cache";
import { makeCtx } from "../core/ctx";
import { skillPanels } from "./registries";
import { type PublicSkill, publicSkill } from "./skill/detail";
import { type SkillsFront, type SkillsSection, skillsFrontOf, skillsSectionOf } from "./skill/section";
import { tags } from "./tags";

/** The first page of skills: the tree of categories and the most used skills. */
export const skillsFront = cached(
  "skills.front",
  () => [tags.skills, tags.categories],
  (locale: string): Promise<SkillsFront> => skillsFrontOf(makeCtx({ locale }), locale),
);

/** A category with a page of its skills; null when it is not offered or has no such page. */
export const skillsSection = cached(
  "skills.section",
  () => [tags.skills, tags.categories],
  (locale: string, slug: string, page: number): Promise<SkillsSection | null> =>
    skillsSectionOf(makeCtx({ locale }), locale, slug, page),
);

/** An active or retired skill by its slug. */
export const skillBySlug = cached(
  "skills.skill",
  (_locale, slug) => [tags.skill(slug), tags.skills, tags.categories],
  (locale: string, slug: string): Promise<PublicSkill | null> =>
    publicSkill(makeCtx({ locale }), locale, { slug }),
);

/** What a domain shows on a skill's page. */
export interface ShownPanel {
  name: string;
  title: string;
  items: { label: string; href: string; detail?: string }[];
  href?: string;
}

/** What the domains above show on a skill's page. */
export const panelsOfSkill = cached(
  "skills.panels",
  () => [tags.panels, tags.skills],
  async (locale: string, skillId: string): Promise<ShownPanel[]> => {
    const ctx = makeCtx({ locale });
    const shown: ShownPanel[] = [];
    for (const { name, panel } of skillPanels()) {
      const found = await panel(ctx, skillId);
      if (found) shown.push({ name, ...found });
    }
    return shown;
  },
);
