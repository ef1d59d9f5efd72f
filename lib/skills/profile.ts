import { translator } from "../core/i18n/translate";
import type { ProfileSection } from "../identity/registries";
import { shownSkills } from "./user-skill/queries";

/** Visible skills on /people/[username]; whether the profile is public is identity's to say. */
export const SKILLS_SECTION: ProfileSection = {
  name: "skills",
  weight: 80,
  async section(ctx, userId) {
    const [t, rows] = await Promise.all([translator(ctx.locale), shownSkills(ctx, userId)]);
    if (!rows.length) return null;
    return {
      title: t("skills.profile.title"),
      items: rows.map((row) => {
        const level = row.proofLevel ?? row.level;
        return {
          label: row.name,
          href: row.status === "active" ? `/skills/${row.slug}` : undefined,
          detail: level ? t(`skills.level.${level}`) : undefined,
          badge: row.proof === "claimed" ? undefined : t(`skills.proof.${row.proof}`),
        };
      }),
    };
  },
};
