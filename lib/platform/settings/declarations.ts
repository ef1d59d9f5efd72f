import { z } from "zod";
import type { SettingDefinition } from "@/lib/core/registry";

const text = (max: number) => z.string().trim().max(max).nullable();

/** IANA time zones that this runtime knows, UTC first. */
const timeZone = z.enum(["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")]);

const define = (
  key: string,
  schema: z.ZodType,
  fallback: unknown,
  rest: Partial<SettingDefinition> = {},
): SettingDefinition => ({
  key,
  schema,
  default: fallback,
  description: `platform.settings.keys.${key}`,
  ...rest,
});

/** The settings of platform: the institution and its files. */
export const PLATFORM_SETTINGS: readonly SettingDefinition[] = [
  define("general.institution_name", z.string().trim().min(1).max(80), "Guildhall", { publishable: true }),
  define("general.legal_name", text(160), null),
  define("general.address", text(500), null),
  define("general.support_email", z.email().max(254).nullable(), null, { publishable: true }),
  define("general.time_zone", timeZone, "UTC", { publishable: true }),
  define("general.banner", text(300), null, { publishable: true }),
  define("general.read_only", z.boolean(), false, { publishable: true }),
  define("privacy.audit_retention_months", z.int().min(36).max(1200), 36),
  define("uploads.user_quota_mb", z.int().min(1).max(1_048_576), 1024, { unit: "MB" }),
];
