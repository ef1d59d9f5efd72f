import { z } from "zod";
import { env } from "../core/env";
import type { SettingDefinition } from "../core/registry";

const define = (
  key: string,
  schema: z.ZodType,
  fallback: unknown,
  rest: Partial<SettingDefinition> = {},
): SettingDefinition => ({
  key,
  schema,
  default: fallback,
  description: `content.settings.${key.slice("content.".length)}`,
  ...rest,
});

/** Links to the institution's pages elsewhere, for the footer and for machines. */
const SocialLinks = z
  .array(z.object({ label: z.string().trim().min(1).max(40), href: z.url({ protocol: /^https$/ }).max(300) }))
  .max(12);

export const CONTENT_SETTINGS: readonly SettingDefinition[] = [
  define("content.social_links", SocialLinks, [], { publishable: true }),
  {
    ...define("content.indexable", z.boolean(), false, { publishable: true }),
    // Read when asked, because a build knows no environment.
    get default() {
      return env().isProduction;
    },
  },
  define("content.free_downloads", z.enum(["account", "anyone"]), "account", { publishable: true }),
  define("content.versions_kept", z.int().min(5).max(1000), 50),
];
