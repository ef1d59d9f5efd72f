import { cached } from "@/lib/core/cache";
import { gather } from "@/lib/core/registry";
import { readSetting } from "./settings/store";
import { SETTINGS_TAG } from "./tags";

/**
 * The settings that visitors may see, by key, for static pages: they are made anew when a setting is saved. Only
 * declarations that are publishable are in it.
 */
export const publicSettings = cached(
  "platform.public-settings",
  () => [SETTINGS_TAG],
  async (): Promise<Record<string, unknown>> => {
    const keys = gather("settings").flatMap((d) => (d.publishable ? [d.key] : []));
    return Object.fromEntries(
      await Promise.all(keys.map(async (key) => [key, await readSetting(key)] as const)),
    );
  },
);
