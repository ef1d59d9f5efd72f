import { asc } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import { postCategories, projectCategories, templateCategories } from "../schema/categories";
import type { CategoryKind } from "./model";

const TABLES = {
  post_category: postCategories,
  template_category: templateCategories,
  project_category: projectCategories,
};

/** The categories of one catalog as choices, in their order. */
export async function categoryOptions(
  ctx: Ctx,
  kind: CategoryKind,
): Promise<{ value: string; label: string }[]> {
  allow(mayWrite(ctx.actor));
  const t = TABLES[kind];
  return ctx.db.select({ value: t.id, label: t.name }).from(t).orderBy(asc(t.sortOrder), asc(t.name));
}
