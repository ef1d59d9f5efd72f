import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { citext, id, timestamps } from "../../core/schema/columns";
import type { NamedTexts } from "../label/translations";

/** The tree of skills, courses and jobs, four levels deep at most. */
export const categories = pgTable(
  "categories",
  {
    id: id(),
    parentId: uuid("parent_id").references((): AnyPgColumn => categories.id, { onDelete: "restrict" }),
    /** Its ancestors, root first. */
    path: uuid("path").array().notNull().default(sql`'{}'::uuid[]`),
    name: citext("name").notNull(),
    slug: text("slug").notNull(),
    description: text("description"),
    /** A name of the icon set. */
    icon: text("icon"),
    translations: jsonb("translations").$type<NamedTexts>().notNull().default({}),
    sortOrder: integer("sort_order").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    ...timestamps(),
  },
  (t) => [
    unique("categories_name").on(t.parentId, t.name).nullsNotDistinct(),
    unique("categories_slug").on(t.slug),
    check("categories_name_length", sql`char_length(${t.name}::text) between 1 and 80`),
    check("categories_description_length", sql`char_length(${t.description}) <= 500`),
    check("categories_no_loop", sql`not ${t.id} = any(${t.path})`),
    check("categories_depth", sql`cardinality(${t.path}) <= 3`),
    check("categories_path_ends", sql`${t.parentId} is not distinct from ${t.path}[cardinality(${t.path})]`),
    index("categories_siblings").on(t.parentId, t.sortOrder),
    index("categories_path").using("gin", t.path),
  ],
);
export type CategoryTableRow = typeof categories.$inferSelect;

/** Whether a category stands in the tree under another, itself included. */
export const under = (ancestor: string): SQL =>
  sql`(${categories.id} = ${ancestor} or ${categories.path} @> array[${ancestor}]::uuid[])`;
