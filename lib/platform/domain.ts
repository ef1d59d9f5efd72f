import { translator } from "../core/i18n/translate";
import { countDeadJobs } from "../core/jobs-admin";
import { purgeMails } from "../core/mail";
import { fillPort } from "../core/ports";
import type { Domain, NavItem } from "../core/registry";
import { AUDIT_ARCHIVE } from "./audit/seal";
import { PLATFORM_JOBS } from "./jobs";
import { countOutbox } from "./outbox/queries";
import { seedPlatform } from "./seed";
import { PLATFORM_SETTINGS } from "./settings/declarations";
import { followSettings, forgetSettings, readSetting } from "./settings/store";
import { PLATFORM_HEALTH } from "./system/queries";

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
    "audit.read": [SUPPORT],
    "jobs.manage": [SUPPORT],
    "deliveries.manage": [SUPPORT],
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
    item("files", "files", "folder", "files.manage", 910),
    item("outbox", "outbox", "outbox", "deliveries.manage", 920),
    {
      ...item("jobs", "system/jobs", "activity", "jobs.manage", 930),
      count: countDeadJobs,
    },
    item("audit", "audit", "history", "audit.read", 940),
    item("status", "system", "database", "jobs.manage", 950),
  ],
  fileKinds: [AUDIT_ARCHIVE],
  settings: PLATFORM_SETTINGS,
  jobs: PLATFORM_JOBS,
  retention: [{ what: "outbox_mails", action: purgeMails }],
  healthChecks: PLATFORM_HEALTH,
  adminCards: [
    {
      name: "platform.mail",
      permission: "deliveries.manage",
      weight: 80,
      async card(ctx) {
        const t = await translator(ctx.locale);
        const { kept, failed } = await countOutbox(ctx);
        if (failed > 0)
          return {
            title: t("platform.cards.failedMail"),
            value: failed,
            href: "/admin/outbox?status=failed",
            tone: "warning",
          };
        return kept > 0
          ? { title: t("platform.cards.keptMail"), value: kept, href: "/admin/outbox?status=kept" }
          : null;
      },
    },
    {
      name: "platform.jobs",
      permission: "jobs.manage",
      weight: 90,
      async card(ctx) {
        const t = await translator(ctx.locale);
        const failed = await countDeadJobs(ctx);
        if (failed === 0) return null;
        return {
          title: t("platform.cards.failedJobs"),
          value: failed,
          href: "/admin/system/jobs?state=failed",
          tone: "warning",
        };
      },
    },
  ],
  start() {
    fillPort("setting", readSetting);
    fillPort("reloadSettings", async () => forgetSettings());
    followSettings();
  },
  seed: seedPlatform,
};
