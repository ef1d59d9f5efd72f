/** Names of the cache tags. */
export const tags = {
  /** Lists of skills, whatever their page. */
  skills: "skills.list",
  /** One skill's page. */
  skill: (slug: string) => `skills.skill.${slug}`,
  categories: "skills.categories",
  /** What domains above show on the pages of skills. */
  panels: "skills.panels",
  specializations: "skills.specializations",
} as const;
