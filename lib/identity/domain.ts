import { fillPort } from "../core/ports";
import type { Domain, NavItem } from "../core/registry";
import { loadBearer } from "./access-token/queries";
import { ACCOUNT_NOTICES, UPDATE_NOTICE_TYPE } from "./account/notices";
import { countProposals } from "./admin/queries";
import { companySource } from "./company/search";
import { IDENTITY_CONSTRAINTS } from "./constraints";
import { IDENTITY_FILE_SUBJECTS } from "./file-subjects";
import { IDENTITY_FILES } from "./files";
import { IDENTITY_IMPORTS } from "./import/kinds";
import { IDENTITY_JOBS } from "./jobs";
import { IDENTITY_MAILS, PEOPLE_NOTICES } from "./notices";
import { IDENTITY_PANELS } from "./panels";
import { personSource } from "./person/search";
import { replayErasures } from "./privacy/erase";
import { identityHolder } from "./privacy/holder";
import { PRIVACY_NOTICES } from "./privacy/notices";
import { PROFILE_ROLES, type ProfileRole } from "./profile/model";
import { IDENTITY_RETENTION } from "./retention";
import { countRequests } from "./role/active";
import { MEMBER_ROLES } from "./role/model";
import { DATA_KEYS } from "./seal";
import { SECURITY_NOTICE_TYPE, SECURITY_NOTICES } from "./security/notices";
import { DEMO_LOGINS, seedIdentity } from "./seed";
import { endSession } from "./session/commands";
import { loadSession } from "./session/queries";
import { IDENTITY_SETTINGS } from "./settings";
import { announceSetup } from "./setup/commands";
import { countPending } from "./verification/queries";

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

const roleProfile = (workspace: ProfileRole): NavItem => ({
  label: "identity.nav.profile",
  href: `/${workspace}/profile`,
  icon: "person",
  workspace,
  role: workspace,
  order: 900,
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
  scopes: {
    "profile:read": { label: "identity.scope.profileRead" },
    "profile:write": { label: "identity.scope.profileWrite" },
  },
  navigation: [
    ...MEMBER_ROLES.map(home),
    ...PROFILE_ROLES.map(roleProfile),
    {
      label: "identity.nav.students",
      href: "/mentor/mentees",
      icon: "people",
      workspace: "mentor",
      role: "mentor",
      order: 10,
    },
    { label: "identity.nav.profile", href: "/account", icon: "person", workspace: "account", order: 0 },
    {
      label: "identity.nav.security",
      href: "/account/security",
      icon: "shield",
      workspace: "account",
      order: 10,
    },
    {
      label: "identity.nav.privacy",
      href: "/account/privacy",
      icon: "lock",
      workspace: "account",
      order: 40,
    },
    { label: "identity.nav.ownRoles", href: "/account/roles", icon: "key", workspace: "account", order: 20 },
    {
      label: "identity.nav.ownCompanies",
      href: "/account/companies",
      icon: "company",
      workspace: "account",
      order: 22,
    },
    {
      label: "identity.nav.ownVerification",
      href: "/account/verification",
      icon: "seal",
      workspace: "account",
      order: 24,
    },
    {
      label: "identity.nav.companyProfile",
      href: "/company/profile",
      icon: "company",
      workspace: "company",
      role: "company",
      order: 900,
    },
    {
      label: "identity.nav.companyMembers",
      href: "/company/members",
      icon: "people",
      workspace: "company",
      role: "company",
      order: 910,
    },
    {
      label: "identity.nav.verifications",
      href: "/admin/verifications",
      icon: "seal",
      workspace: "admin",
      group: "identity.nav.people",
      permission: "verifications.review",
      order: 620,
      count: countPending,
    },
    {
      label: "identity.nav.companies",
      href: "/admin/companies",
      icon: "company",
      workspace: "admin",
      group: "identity.nav.people",
      permission: "companies.manage",
      order: 630,
    },
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
      label: "identity.nav.students",
      href: "/admin/students",
      icon: "people",
      workspace: "admin",
      group: "identity.nav.people",
      permission: "users.manage",
      order: 605,
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
    {
      label: "identity.nav.admins",
      href: "/admin/admins",
      icon: "shield",
      workspace: "admin",
      group: "identity.nav.people",
      permission: "admins.manage",
      order: 615,
      count: countProposals,
    },
  ],
  jobs: IDENTITY_JOBS,
  settings: IDENTITY_SETTINGS,
  fileKinds: IDENTITY_FILES,
  imports: IDENTITY_IMPORTS,
  fileSubjects: IDENTITY_FILE_SUBJECTS,
  dashboardPanels: IDENTITY_PANELS,
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
    {
      name: "identity.proposals",
      permission: "admins.manage",
      weight: 58,
      async card(ctx) {
        const { translator } = await import("../core/i18n/translate");
        const value = await countProposals(ctx);
        if (value === 0) return null;
        const t = await translator(ctx.locale);
        return { title: t("identity.card.proposals"), value, href: "/admin/admins", tone: "warning" };
      },
    },
    {
      name: "identity.verifications",
      permission: "verifications.review",
      weight: 62,
      async card(ctx) {
        const { translator } = await import("../core/i18n/translate");
        const t = await translator(ctx.locale);
        return {
          title: t("identity.card.verifications"),
          value: await countPending(ctx),
          href: "/admin/verifications",
        };
      },
    },
  ],
  searchSources: [personSource, companySource],
  retention: IDENTITY_RETENTION,
  gives: {
    constraints: [IDENTITY_CONSTRAINTS],
    demoLogins: DEMO_LOGINS,
    keyWrapping: [DATA_KEYS],
    holders: [identityHolder],
  },
  noticeTypes: [SECURITY_NOTICE_TYPE, UPDATE_NOTICE_TYPE],
  notices: [...ACCOUNT_NOTICES, ...SECURITY_NOTICES, ...PRIVACY_NOTICES, ...PEOPLE_NOTICES],
  mails: IDENTITY_MAILS,
  afterRestore: async (ctx) => void (await replayErasures(ctx)),
  start() {
    fillPort("loadSession", loadSession);
    fillPort("endSession", endSession);
    fillPort("loadBearer", loadBearer);
  },
  opened: announceSetup,
  seed: seedIdentity,
};
