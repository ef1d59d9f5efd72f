import { z } from "zod";
import type { SettingDefinition } from "../core/registry";

const define = (
  name: string,
  schema: z.ZodType,
  fallback: unknown,
  rest: Partial<SettingDefinition> = {},
): SettingDefinition => ({
  key: `notifications.${name}`,
  schema,
  default: fallback,
  description: `notifications.settings.keys.${name}`,
  ...rest,
});

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();

/** How the institution tells people, and how long it keeps what it told. */
export const NOTIFICATION_SETTINGS: readonly SettingDefinition[] = [
  define("quiet_from", time, null),
  define("quiet_to", time, null),
  define("optional_mails_per_day", z.int().min(1).max(1000), 20),
  define("read_days", z.int().min(1).max(3650), 180, { unit: "d" }),
  define("unread_days", z.int().min(1).max(3650), 365, { unit: "d" }),
  define("delivery_days", z.int().min(1).max(3650), 180, { unit: "d" }),
  define("from_name", z.string().trim().max(80).nullable(), null),
  define("reply_to", z.email().max(254).nullable(), null),
];
