import { fillPort } from "../core/ports";
import type { Domain } from "../core/registry";
import { PLATFORM_JOBS } from "./jobs";
import { PLATFORM_SETTINGS } from "./settings/declarations";
import { followSettings, forgetSettings, readSetting } from "./settings/store";

export const platform: Domain = {
  name: "platform",
  messages: { en: () => import("./messages/en.json"), ru: () => import("./messages/ru.json") },
  permissions: {
    "settings.manage": [],
    "languages.manage": ["content_manager"],
    "audit.read": ["support_admin"],
    "jobs.manage": ["support_admin"],
    "deliveries.manage": ["support_admin"],
    "files.manage": ["content_manager", "support_admin"],
  },
  settings: PLATFORM_SETTINGS,
  jobs: PLATFORM_JOBS,
  start() {
    fillPort("setting", readSetting);
    fillPort("reloadSettings", async () => forgetSettings());
    followSettings();
  },
};
