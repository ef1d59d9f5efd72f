import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { fileKind } from "@/lib/core/files";
import { translator } from "@/lib/core/i18n/translate";
import { gather, type SettingDefinition } from "@/lib/core/registry";
import { auditLogs } from "@/lib/core/schema/core";
import { instantOf } from "@/lib/core/time";
import { users } from "@/lib/identity/schema/users";
import { settings } from "../schema/settings";
import { namesOf } from "../status-history";
import { PLATFORM_SETTINGS } from "./declarations";
import type { SettingFilters } from "./list";
import { controlFor, isOptional, type SettingControl } from "./model";

/** One setting as its screen shows it. */
export interface SettingRow {
  key: string;
  /** The key's first part, by which screens are divided. */
  group: string;
  /** Message key of its name. */
  description: string;
  unit?: string;
  control: SettingControl;
  optional: boolean;
  publishable: boolean;
  /** Asks for the password again. */
  stepUp: boolean;
  /** Everybody may know it. */
  isPublic: boolean;
  value: unknown;
  default: unknown;
  /** 0 while the default holds. */
  version: number;
  updatedAt: Date | null;
  updatedBy: string | null;
}

/** One change of a setting. */
export interface SettingChange {
  seq: number;
  at: Date;
  by: string | null;
  /** What happened: `save`, `reset`, `publish`. */
  verb: string;
  before: unknown;
  after: unknown;
}

/** The institution's own settings, then those of each domain; those that jobs write are nobody's to see. */
function ordered(): SettingDefinition[] {
  // By key: a bundle may hold another copy of this module than the one that was registered.
  const all = new Map([...PLATFORM_SETTINGS, ...gather("settings")].map((d) => [d.key, d]));
  return [...all.values()].filter((d) => !d.generated);
}

const fileControl = (kind: string): SettingControl => ({
  type: "file",
  kind,
  accept: fileKind(kind).types.join(","),
});

const groupOf = (key: string): string => key.split(".")[0] as string;

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
      group: groupOf(definition.key),
      description: definition.description,
      unit: definition.unit,
      control: definition.file ? fileControl(definition.file) : controlFor(definition.schema),
      optional: isOptional(definition.schema),
      publishable: definition.publishable ?? false,
      stepUp: definition.stepUp ?? false,
      isPublic: override ? override.setting.isPublic : (definition.publishable ?? false),
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
  return [...new Set(ordered().map((d) => groupOf(d.key)))];
}

/**
 * Settings whose name or key holds every typed word, and that were changed since the day began (in the
 * institution's zone), also those that were reset.
 */
export async function searchSettings(ctx: Ctx, { q, since }: SettingFilters): Promise<SettingRow[]> {
  const t = await translator(ctx.locale);
  const words = q?.toLowerCase().split(/\s+/) ?? [];
  const found = (await listSettings(ctx)).filter((row) => {
    const text = `${row.key} ${t(row.description)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (!since) return found;
  const from = instantOf(`${since}T00:00`, await ctx.setting<string>("general.time_zone"));
  const changed = await ctx.db
    .selectDistinct({ key: auditLogs.targetId })
    .from(auditLogs)
    .where(and(eq(auditLogs.targetType, "setting"), sql`${auditLogs.at} >= ${from?.toISOString()}`));
  const keys = new Set(changed.map((row) => row.key));
  return found.filter((row) => keys.has(row.key));
}

/** How many changes a setting's history shows. */
const HISTORY = 10;

/** The newest changes of some settings, from the audit log, newest first. */
export async function settingHistory(
  ctx: Ctx,
  keys: readonly string[],
): Promise<Map<string, SettingChange[]>> {
  if (!keys.length) return new Map();
  const ranked = ctx.db
    .select({
      seq: auditLogs.seq,
      at: auditLogs.at,
      actorId: auditLogs.actorId,
      action: auditLogs.action,
      key: auditLogs.targetId,
      changes: auditLogs.changes,
      place:
        sql<number>`row_number() over (partition by ${auditLogs.targetId} order by ${auditLogs.seq} desc)`.as(
          "place",
        ),
    })
    .from(auditLogs)
    .where(and(eq(auditLogs.targetType, "setting"), inArray(auditLogs.targetId, [...keys])))
    .as("ranked");
  const rows = await ctx.db
    .select()
    .from(ranked)
    .where(sql`${ranked.place} <= ${HISTORY}`)
    .orderBy(desc(ranked.seq));
  const names = await namesOf(
    ctx,
    rows.map((row) => row.actorId),
  );
  const history = new Map<string, SettingChange[]>();
  for (const row of rows) {
    const [before, after] = (row.changes?.value ?? row.changes?.isPublic ?? []) as unknown[];
    const entry = {
      seq: row.seq,
      at: row.at,
      by: row.actorId ? (names.get(row.actorId) ?? null) : null,
      verb: row.action.slice(row.action.lastIndexOf(".") + 1),
      before,
      after,
    };
    history.set(row.key as string, [...(history.get(row.key as string) ?? []), entry]);
  }
  return history;
}
