import { translator } from "../core/i18n/translate";
import type { Domain, NavItem } from "../core/registry";
import { CURATE } from "./access";
import { SKILLS_CONSTRAINTS } from "./constraints";
import { MENTOR } from "./endorsement/mentor";
import { ENDORSEMENT_ORIGIN } from "./evidence/endorsement-origin";
import { SKILLS_HOLDER } from "./holder";
import { SKILLS_IMPORT } from "./import/kinds";
import { SKILLS_JOBS } from "./jobs";
import { SKILLS_NOTICE_TYPES, SKILLS_NOTICES } from "./notices";
import { SKILLS_SECTION } from "./profile";
import { seedSkills } from "./seed";
import { SKILLS_SETTINGS } from "./settings";
import { countProposals } from "./skill/queries";
import { SKILL_SOURCE } from "./skill/search-source";
import { forgetMerges } from "./skill/unmerge-commands";

const curated = (
  label: string,
  href: string,
  icon: string,
  order: number,
  rest: Partial<NavItem> = {},
): NavItem => ({
  label: `skills.nav.${label}`,
  href,
  icon,
  workspace: "admin",
  group: "skills.nav.group",
  permission: CURATE,
  order,
  ...rest,
});
const own = (label: string, href: string, icon: string, order: number): NavItem => ({
  label: `skills.nav.${label}`,
  href,
  icon,
  workspace: "account",
  order,
});

export const skills: Domain = {
  name: "skills",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: { [CURATE]: ["content_manager"] },
  scopes: {
    "skills:read": { label: "skills.scope.read" },
    "skills:write": { label: "skills.scope.write" },
  },
  navigation: [
    own("own", "/account/skills", "tools", 12),
    own("endorsements", "/account/endorsements", "quote", 14),
    curated("skills", "/admin/skills", "tools", 300),
    curated("proposed", "/admin/skills/proposed", "bulb", 310, { count: countProposals }),
    curated("categories", "/admin/categories", "folder", 320),
    curated("specializations", "/admin/specializations", "flag", 330),
  ],
  adminCards: [
    {
      name: "skills.proposals",
      permission: CURATE,
      weight: 50,
      async card(ctx) {
        const [t, value] = await Promise.all([translator(ctx.locale), countProposals(ctx)]);
        return value ? { title: t("skills.card.proposals"), value, href: "/admin/skills/proposed" } : null;
      },
    },
  ],
  settings: SKILLS_SETTINGS,
  jobs: SKILLS_JOBS,
  imports: [SKILLS_IMPORT],
  noticeTypes: SKILLS_NOTICE_TYPES,
  notices: SKILLS_NOTICES,
  searchSources: [SKILL_SOURCE],
  retention: [{ what: "skill_merges", action: forgetMerges }],
  seed: seedSkills,
  gives: {
    constraints: [SKILLS_CONSTRAINTS],
    evidenceOrigins: [ENDORSEMENT_ORIGIN],
    skillUsers: [],
    categoryUsers: [],
    endorserRelations: [MENTOR],
    skillPanels: [],
    holders: [SKILLS_HOLDER],
    profileSections: [SKILLS_SECTION],
  },
};
