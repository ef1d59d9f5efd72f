import { z } from "zod";
import type { SettingDefinition } from "../core/registry";

const define = (
  key: string,
  schema: z.ZodType,
  fallback: unknown,
  rest: Partial<SettingDefinition> = {},
): SettingDefinition => ({
  key: `points.${key}`,
  schema,
  default: fallback,
  description: `points.settings.${key}`,
  ...rest,
});

/** After how many months points that nobody uses expire; off without a number. */
export const EXPIRY_SETTING = "points.expire_months";

/** What people may do with their points. */
export const POINTS_SETTINGS: readonly SettingDefinition[] = [
  define("gifts_enabled", z.boolean(), true),
  define("gift_min_account_days", z.int().min(0).max(365), 7, { unit: "d" }),
  define("gift_max", z.int().min(1).max(100_000), 500),
  define("gift_daily", z.int().min(1).max(1_000_000), 1000),
  define("expire_months", z.int().min(1).max(120).nullable(), null, { unit: "months", stepUp: true }),
  define("hold_hours", z.int().min(1).max(2160), 72, { unit: "h" }),
];
