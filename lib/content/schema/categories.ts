import { integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { citext, id, timestamps } from "../../core/schema/columns";
import type { CategoryTranslations } from "../category/model";
import { slugCheck } from "./publishable";

const columns = () => ({
  id: id(),
  name: citext("name").notNull(),
  slug: text("slug").notNull(),
  description: text("description"),
  translations: jsonb("translations").$type<CategoryTranslations>().notNull().default({}),
  sortOrder: integer("sort_order").notNull().default(0),
  ...timestamps(),
});

/** Sections of the magazine. */
export const postCategories = pgTable("post_categories", columns(), (t) => [
  unique("post_categories_name").on(t.name),
  unique("post_categories_slug").on(t.slug),
  slugCheck("post_categories", t.slug),
]);
/** Shelves of the template catalog. */
export const templateCategories = pgTable("template_categories", columns(), (t) => [
  unique("template_categories_name").on(t.name),
  unique("template_categories_slug").on(t.slug),
  slugCheck("template_categories", t.slug),
]);
/** Fields of work. */
export const projectCategories = pgTable("project_categories", columns(), (t) => [
  unique("project_categories_name").on(t.name),
  unique("project_categories_slug").on(t.slug),
  slugCheck("project_categories", t.slug),
]);
export type CategoryTableRow = typeof postCategories.$inferSelect;
