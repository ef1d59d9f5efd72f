import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";

/** Values that differ from their declared default; the defaults stand in the manifests. */
export const settings = pgTable(
  "settings",
  {
    key: text("key").primaryKey(),
    value: jsonb("value").$type<unknown>().notNull(),
    isPublic: boolean("is_public").notNull().default(false),
    version: integer("version").notNull().default(1),
    updatedBy: uuid("updated_by").references(() => users.id, { onDelete: "restrict" }),
    ...timestamps(),
  },
  (t) => [check("settings_key_form", sql`${t.key} ~ '^[a-z_]+([.][a-z_]+)+$'`)],
);
