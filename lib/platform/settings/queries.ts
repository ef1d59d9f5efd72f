import { eq } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { gather, type SettingDefinition } from "@/lib/core/registry";
import { users } from "@/lib/identity/schema/users";
import { settings } from "../schema/settings";
import { PLATFORM_SETTINGS } from "./declarations";
import { controlFor, isOptional, type SettingControl } from "./model";

/** One setting as its screen shows it. */
export interface SettingRow {
  key: string;
  /** The key's first part, by which screens are divided. */
  group: string;
  /** Message key prefix: `.label`, and `.help` where there is more to say. */
  description: string;
  unit?: string;
  control: SettingControl;
  optional: boolean;
  publishable: boolean;
  value: unknown;
  default: unknown;
  /** 0 while the default holds. */
  version: number;
  updatedAt: Date | null;
  updatedBy: string | null;
}

/** The institution's own settings, then those of each domain. */
function ordered(): SettingDefinition[] {
  return [...new Set([...PLATFORM_SETTINGS, ...gather("settings")])];
}

/** All declared settings, with their overrides. */
export async function listSettings(ctx: Ctx): Promise<SettingRow[]> {
  const rows = await ctx.db
    .select({ setting: settings, first: users.firstName, last: users.lastName })
    .from(settings)
    .leftJoin(users, eq(users.id, settings.updatedBy));
  const overrides = new Map(rows.map((row) => [row.setting.key, row]));
  return ordered().map((definition) => {
    const override = overrides.get(definition.key);
    return {
      key: definition.key,
      group: definition.key.split(".")[0] as string,
      description: definition.description,
      unit: definition.unit,
      control: controlFor(definition.schema),
      optional: isOptional(definition.schema),
      publishable: definition.publishable ?? false,
      value: override ? override.setting.value : definition.default,
      default: definition.default,
      version: override?.setting.version ?? 0,
      updatedAt: override?.setting.updatedAt ?? null,
      updatedBy: override ? `${override.first ?? ""} ${override.last ?? ""}`.trim() || null : null,
    };
  });
}

/** The groups of settings, the institution first. */
export function settingGroups(): string[] {
  return [...new Set(ordered().map((d) => d.key.split(".")[0] as string))];
}
