import { fillPort } from "../core/ports";
import type { Domain, NavItem } from "../core/registry";
import { IDENTITY_CONSTRAINTS } from "./constraints";
import { IDENTITY_FILES } from "./files";
import { IDENTITY_JOBS } from "./jobs";
import { IDENTITY_RETENTION } from "./retention";
import { countRequests } from "./role/active";
import { DEMO_LOGINS, seedIdentity } from "./seed";
import { endSession } from "./session/commands";
import { loadSession } from "./session/queries";
import { IDENTITY_SETTINGS } from "./settings";

const RECRUITMENT = "recruitment_manager";
const FINANCE = "finance_manager";
const SUPPORT = "support_admin";

const home = (workspace: NavItem["workspace"]): NavItem => ({
  label: "identity.nav.home",
  href: `/${workspace}`,
  icon: "home",
  workspace,
  role: workspace,
  order: 0,
});

export const identity: Domain = {
  name: "identity",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: {
    "users.read": [RECRUITMENT, FINANCE, SUPPORT],
    "users.manage": [SUPPORT],
    "users.erase": [SUPPORT],
    "users.impersonate": [SUPPORT],
    "roles.grant": [SUPPORT],
    "admins.manage": [],
    "verifications.review": [SUPPORT, RECRUITMENT],
    "companies.manage": [RECRUITMENT, SUPPORT],
  },
  navigation: [
    ...(["student", "mentor", "instructor", "company", "client", "provider"] as const).map(home),
    { label: "identity.nav.profile", href: "/account", icon: "person", workspace: "account", order: 0 },
    {
      label: "identity.nav.security",
      href: "/account/security",
      icon: "shield",
      workspace: "account",
      order: 10,
    },
    { label: "identity.nav.ownRoles", href: "/account/roles", icon: "key", workspace: "account", order: 20 },
    {
      label: "identity.nav.users",
      href: "/admin/users",
      icon: "people",
      workspace: "admin",
      group: "identity.nav.people",
      permission: "users.read",
      order: 600,
    },
    {
      label: "identity.nav.roles",
      href: "/admin/roles",
      icon: "key",
      workspace: "admin",
      group: "identity.nav.people",
      permission: "roles.grant",
      order: 610,
      count: countRequests,
    },
  ],
  jobs: IDENTITY_JOBS,
  settings: IDENTITY_SETTINGS,
  fileKinds: IDENTITY_FILES,
  adminCards: [
    {
      name: "identity.roleRequests",
      permission: "roles.grant",
      weight: 60,
      async card(ctx) {
        const { translator } = await import("../core/i18n/translate");
        const t = await translator(ctx.locale);
        return {
          title: t("identity.card.roleRequests"),
          value: await countRequests(ctx),
          href: "/admin/roles",
        };
      },
    },
  ],
  retention: IDENTITY_RETENTION,
  gives: { constraints: [IDENTITY_CONSTRAINTS], demoLogins: DEMO_LOGINS },
  start() {
    fillPort("loadSession", loadSession);
    fillPort("endSession", endSession);
  },
  seed: seedIdentity,
};
