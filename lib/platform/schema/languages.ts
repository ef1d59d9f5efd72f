import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { timestamps } from "../../core/schema/columns";

/** Languages a person may choose; each speaks from catalogs that the product ships. */
export const languages = pgTable(
  "languages",
  {
    /** BCP 47. */
    code: text("code").primaryKey(),
    name: text("name").notNull().unique("languages_name_unique"),
    nativeName: text("native_name").notNull(),
    direction: text("direction", { enum: ["ltr", "rtl"] })
      .notNull()
      .default("ltr"),
    isActive: boolean("is_active").notNull().default(false),
    isDefault: boolean("is_default").notNull().default(false),
    sortOrder: integer("sort_order").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("languages_one_default").on(t.isDefault).where(sql`${t.isDefault}`),
    check("languages_default_active", sql`not ${t.isDefault} or ${t.isActive}`),
  ],
);
