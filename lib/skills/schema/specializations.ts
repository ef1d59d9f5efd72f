import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { citext, id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import type { NamedTexts } from "../label/translations";

/** Directions in which a person may say they are heading. */
export const specializations = pgTable(
  "specializations",
  {
    id: id(),
    name: citext("name").notNull(),
    slug: text("slug").notNull(),
    description: text("description"),
    translations: jsonb("translations").$type<NamedTexts>().notNull().default({}),
    sortOrder: integer("sort_order").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    ...timestamps(),
  },
  (t) => [
    unique("specializations_name").on(t.name),
    unique("specializations_slug").on(t.slug),
    check("specializations_name_length", sql`char_length(${t.name}::text) between 1 and 80`),
    check("specializations_description_length", sql`char_length(${t.description}) <= 500`),
  ],
);

/** Which specializations a person chose. */
export const userSpecializations = pgTable(
  "user_specializations",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    specializationId: uuid("specialization_id")
      .notNull()
      .references(() => specializations.id, { onDelete: "cascade" }),
    addedAt: instant("added_at").notNull().defaultNow(),
  },
  (t) => [
    unique("user_specializations_once").on(t.userId, t.specializationId),
    index("user_specializations_specialization").on(t.specializationId),
  ],
);
