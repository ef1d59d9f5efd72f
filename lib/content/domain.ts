import { fillPort } from "../core/ports";
import type { Domain, NavItem } from "../core/registry";
import { PUBLISH, WRITE } from "./access";
import { CONTENT_CONSTRAINTS } from "./constraints";
import { CONTENT_FILE_SUBJECTS, CONTENT_FILES } from "./files";
import { CONTENT_JOBS } from "./jobs";
import { CONTENT_NOTICE_TYPE, CONTENT_NOTICES } from "./notices";
import { CONTENT_CARDS } from "./overview/cards";
import { contentHolder } from "./privacy/holder";
import { redirectPath } from "./redirect/moves";
import { searchIndex } from "./search/index-job";
import {
  pageSource,
  portfolioSource,
  postSource,
  projectSource,
  teamSource,
  templateSource,
} from "./search/sources";
import { CONTENT_SETTINGS } from "./settings";

const admin = (noun: string, icon: string, order: number, permission = WRITE): NavItem => ({
  label: `content.nav.${noun}`,
  href: `/admin/${noun}`,
  icon,
  workspace: "admin",
  group: "content.nav.group",
  permission,
  order,
});

export const content: Domain = {
  name: "content",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: {
    [WRITE]: ["content_manager", "recruitment_manager", "finance_manager", "support_admin"],
    [PUBLISH]: ["content_manager"],
  },
  navigation: [
    admin("content", "draft", 100),
    admin("posts", "post", 110),
    admin("pages", "page", 120),
    admin("projects", "project", 130),
    admin("portfolio", "portfolio", 140),
    admin("templates", "template", 150),
    admin("team", "people", 160, PUBLISH),
    admin("trusted-companies", "company", 170, PUBLISH),
    { ...admin("categories", "tag", 180, PUBLISH), href: "/admin/content/categories" },
    admin("redirects", "redirect", 190, PUBLISH),
    {
      label: "content.nav.downloads",
      href: "/account/downloads",
      icon: "download",
      workspace: "account",
      order: 30,
    },
  ],
  noticeTypes: [CONTENT_NOTICE_TYPE],
  notices: CONTENT_NOTICES,
  jobs: CONTENT_JOBS,
  adminCards: CONTENT_CARDS,
  settings: CONTENT_SETTINGS,
  fileKinds: CONTENT_FILES,
  fileSubjects: CONTENT_FILE_SUBJECTS,
  searchSources: [pageSource, postSource, templateSource, projectSource, portfolioSource, teamSource],
  gives: { constraints: [CONTENT_CONSTRAINTS], holders: [contentHolder] },
  start() {
    fillPort("searchIndex", searchIndex);
    fillPort("redirect", redirectPath);
  },
  // Loaded only when it runs: the demo texts and the drawing are no part of a web process.
  async seed(seed) {
    const { seedContent } = await import("./seed");
    await seedContent(seed);
  },
};
