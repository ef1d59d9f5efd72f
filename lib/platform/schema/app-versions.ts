import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, text, unique } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";

export const appPlatform = pgEnum("app_platform", ["ios", "android"]);
export const appVersionStatus = pgEnum("app_version_status", ["draft", "released", "withdrawn"]);

/** Builds of the phone app; the highest released build that forces an update is the least that may still ask. */
export const appVersions = pgTable(
  "app_versions",
  {
    id: id(),
    platform: appPlatform("platform").notNull(),
    version: text("version").notNull(),
    buildNumber: integer("build_number").notNull(),
    releaseNotes: text("release_notes").notNull(),
    /** The notes in other languages, by code. */
    translations: jsonb("translations").$type<Record<string, string>>().notNull().default({}),
    isForcedUpdate: boolean("is_forced_update").notNull().default(false),
    status: appVersionStatus("status").notNull().default("draft"),
    storeUrl: text("store_url"),
    releasedAt: instant("released_at"),
    ...timestamps(),
  },
  (t) => [
    unique("app_versions_build").on(t.platform, t.buildNumber),
    unique("app_versions_version").on(t.platform, t.version),
    check("app_versions_build_positive", sql`${t.buildNumber} > 0`),
    check(
      "app_versions_released_complete",
      sql`${t.status} <> 'released' or (${t.storeUrl} is not null and ${t.releasedAt} is not null)`,
    ),
    index("app_versions_newest").on(t.platform, t.status, t.buildNumber.desc()),
  ],
);
