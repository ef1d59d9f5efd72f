import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, smallint, time, uuid } from "drizzle-orm/pg-core";
import type { Channel } from "../../core/registry";
import { timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { digestInterval } from "./enums";

/** What a person chose for single types, where it differs from the switches. */
export type TypePreferences = Record<string, Partial<Record<Channel, boolean>>>;

/** How a person wants to be told; without a row, the defaults hold. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id),
    inAppEnabled: boolean("in_app_enabled").notNull().default(true),
    emailEnabled: boolean("email_enabled").notNull().default(true),
    smsEnabled: boolean("sms_enabled").notNull().default(false),
    pushEnabled: boolean("push_enabled").notNull().default(true),
    typePreferences: jsonb("type_preferences").$type<TypePreferences>().notNull().default({}),
    quietFrom: time("quiet_from"),
    quietTo: time("quiet_to"),
    digest: digestInterval("digest").notNull().default("none"),
    digestAt: time("digest_at").notNull().default("08:00"),
    /** ISO: Monday is 1. */
    digestWeekday: smallint("digest_weekday").notNull().default(1),
    version: integer("version").notNull().default(1),
    ...timestamps(),
  },
  (t) => [
    check(
      "notification_preferences_quiet",
      sql`(${t.quietFrom} is null) = (${t.quietTo} is null) and ${t.quietFrom} is distinct from ${t.quietTo} or ${t.quietFrom} is null and ${t.quietTo} is null`,
    ),
    check("notification_preferences_weekday", sql`${t.digestWeekday} between 1 and 7`),
  ],
);
export type PreferenceRow = typeof notificationPreferences.$inferSelect;
