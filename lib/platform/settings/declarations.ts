import { z } from "zod";
import { HEX_COLOR } from "@/lib/core/marks/brand-color";
import type { SettingDefinition } from "@/lib/core/registry";
import { LOGO_KIND } from "./logo";

const text = (max: number) => z.string().trim().max(max).nullable();

/** Present IANA names of zones that runtimes still list under an older one. */
const RENAMED_ZONES = [
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Europe/Kyiv",
];
/** IANA time zones that this runtime knows, UTC first. */
const zones = new Set([...Intl.supportedValuesOf("timeZone"), ...RENAMED_ZONES].sort());
const timeZone = z.enum(["UTC", ...[...zones].filter((zone) => zone !== "UTC")]);

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

/** The settings of platform: the institution, its files, its backups. */
export const PLATFORM_SETTINGS: readonly SettingDefinition[] = [
  define("general.institution_name", z.string().trim().min(1).max(80), "Guildhall", { publishable: true }),
  define("general.logo_file_id", z.uuid().nullable(), null, { publishable: true, file: LOGO_KIND }),
  define(
    "general.brand_color",
    z.string().regex(HEX_COLOR, "platform.settings.colorFormat").nullable(),
    null,
    {
      publishable: true,
    },
  ),
  define("general.legal_name", text(160), null),
  define("general.address", text(500), null),
  define("general.support_email", z.email().max(254).nullable(), null, { publishable: true }),
  define("general.time_zone", timeZone, "UTC", { publishable: true }),
  define("general.banner", text(300), null, { publishable: true }),
  define("general.currency", z.enum(Intl.supportedValuesOf("currency")), "INR", { publishable: true }),
  define("general.read_only", z.boolean(), false, { publishable: true }),
  define("general.read_only_until", z.iso.datetime().nullable(), null, { publishable: true }),
  define("privacy.audit_retention_months", z.int().min(36).max(1200), 36, { unit: "months", stepUp: true }),
  define("uploads.user_quota_mb", z.int().min(1).max(1_048_576), 1024, { unit: "MB" }),
  define("uploads.scan_required", z.boolean(), false),
  define("backups.daily_kept", z.int().min(30).max(3650), 30, { stepUp: true }),
  define("backups.weekly_kept", z.int().min(0).max(520), 52, { stepUp: true }),
];
