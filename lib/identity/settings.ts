import { z } from "zod";
import type { SettingDefinition } from "../core/registry";
import { ADMIN_ROLES } from "./role/model";

const define = (
  key: string,
  schema: z.ZodType,
  fallback: unknown,
  rest: Partial<SettingDefinition> = {},
): SettingDefinition => ({
  key,
  schema,
  default: fallback,
  description: `identity.settings.keys.${key}`,
  ...rest,
});

/** Who may join and how people sign in. */
export const IDENTITY_SETTINGS: readonly SettingDefinition[] = [
  define("general.sign_up", z.enum(["open", "invite"]), "open", { publishable: true }),
  define("general.terms_version", z.int().min(1).max(100_000), 1),
  define("auth.email_verification", z.enum(["limited", "required", "off"]), "limited"),
  define("auth.mfa_required_roles", z.array(z.enum(ADMIN_ROLES)), [...ADMIN_ROLES]),
  define("auth.password_min_length", z.int().min(8).max(64), 12),
  define("auth.login_hours", z.int().min(1).max(168), 24, { unit: "h" }),
  define("auth.remember_days", z.int().min(1).max(30), 30, { unit: "d" }),
  define("auth.lock_after", z.int().min(3).max(20), 5),
  define("privacy.erasure_grace_days", z.int().min(0).max(30), 30, { unit: "d" }),
  define("auth.lock_cap_minutes", z.int().min(1).max(1440), 15, { unit: "min" }),
];
