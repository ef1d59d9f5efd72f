import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import type { Requirement } from "../publishable/model";
import { postCategories, projectCategories, templateCategories } from "../schema/categories";
import { posts } from "../schema/posts";
import { projects } from "../schema/projects";
import { templates } from "../schema/templates";
import type { CategoryKind } from "./model";

/** The table of each kind of category and the column of the rows that stand in it. */
export const CATEGORY_TABLES = {
  post_category: { table: postCategories, content: "post", rows: posts, column: posts.categoryId },
  template_category: {
    table: templateCategories,
    content: "template",
    rows: templates,
    column: templates.categoryId,
  },
  project_category: {
    table: projectCategories,
    content: "project",
    rows: projects,
    column: projects.categoryId,
  },
} as const;

/** One kind's tables. They are alike in shape, so one of the three types stands for all. */
export function tablesOf(kind: CategoryKind): (typeof CATEGORY_TABLES)["post_category"] {
  return CATEGORY_TABLES[kind] as unknown as (typeof CATEGORY_TABLES)["post_category"];
}

/** What is missing when a version names a category that no longer exists. */
export async function categoryRequirement(
  ctx: Ctx,
  kind: CategoryKind,
  id: string | null,
): Promise<Requirement[]> {
  if (!id) return [];
  const { table } = tablesOf(kind);
  const found = await ctx.db.select({ id: table.id }).from(table).where(eq(table.id, id));
  return found.length ? [] : [{ field: "categoryId", key: "content.missing.category" }];
}
