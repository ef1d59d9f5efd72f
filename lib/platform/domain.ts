import { db } from "../core/db";
import { forgetImportRows } from "../core/imports/commands";
import { IMPORT_FILE } from "../core/imports/kind";
import { IMPORT_KEPT_DAYS } from "../core/imports/model";
import { countDeadJobs } from "../core/jobs-admin";
import { fillPort } from "../core/ports";
import type { Domain, NavItem } from "../core/registry";
import { ALERT_NOTICES } from "./alert/notices";
import { offers, requiredUpdate } from "./app-version/offers";
import { forgetLaterHeads } from "./audit/heads";
import { AUDIT_ARCHIVE } from "./audit/seal";
import { PLATFORM_CARDS } from "./cards";
import { PLATFORM_CONSTRAINTS } from "./constraints";
import { PLATFORM_JOBS } from "./jobs";
import { active } from "./language/store";
import { platformHolder } from "./privacy/holder";
import { purgeRuns } from "./run/runs";
import { seedPlatform } from "./seed";
import { PLATFORM_SETTINGS } from "./settings/declarations";
import { INSTITUTION_LOGO, SETTING_SUBJECT } from "./settings/logo";
import { overrides, readSetting } from "./settings/store";
import { PLATFORM_HEALTH } from "./system/health";

const SUPPORT = "support_admin";
const item = (name: string, path: string, icon: string, permission: string, order: number): NavItem => ({
  label: `platform.nav.${name}`,
  href: `/admin/${path}`,
  icon,
  workspace: "admin",
  group: "platform.nav.system",
  permission,
  order,
});

export const platform: Domain = {
  name: "platform",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: {
    "settings.manage": [],
    "languages.manage": ["content_manager"],
    "app_versions.manage": [SUPPORT],
    "audit.read": [SUPPORT],
    "jobs.manage": [SUPPORT],
    "files.manage": ["content_manager", SUPPORT],
  },
  navigation: [
    {
      label: "platform.nav.admin",
      href: "/admin",
      icon: "home",
      workspace: "admin",
      permission: "*",
      order: 0,
    },
    item("settings", "settings", "sliders", "settings.manage", 900),
    item("languages", "languages", "language", "languages.manage", 903),
    item("appVersions", "app-versions", "phone", "app_versions.manage", 906),
    item("files", "files", "folder", "files.manage", 910),
    {
      ...item("jobs", "system/jobs", "activity", "jobs.manage", 930),
      count: countDeadJobs,
    },
    item("audit", "audit", "history", "audit.read", 940),
    item("status", "system", "database", "jobs.manage", 950),
  ],
  fileKinds: [AUDIT_ARCHIVE, IMPORT_FILE, INSTITUTION_LOGO],
  fileSubjects: [SETTING_SUBJECT],
  settings: PLATFORM_SETTINGS,
  jobs: PLATFORM_JOBS,
  retention: [
    { what: "system_runs", action: purgeRuns },
    { what: "import_rows", action: (ctx, limit) => forgetImportRows(ctx, IMPORT_KEPT_DAYS, limit) },
  ],
  healthChecks: PLATFORM_HEALTH,
  notices: ALERT_NOTICES,
  adminCards: PLATFORM_CARDS,
  start() {
    fillPort("setting", readSetting);
    fillPort("reloadSettings", async () => overrides.forget());
    fillPort("languages", active.read);
    fillPort("appVersion", requiredUpdate);
    overrides.follow();
    active.follow();
    offers.follow();
  },
  afterRestore: async () => void (await forgetLaterHeads(db())),
  gives: { constraints: [PLATFORM_CONSTRAINTS], holders: [platformHolder] },
  seed: seedPlatform,
};
