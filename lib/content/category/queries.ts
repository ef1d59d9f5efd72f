import { asc, count, eq } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayWrite } from "../access";
import type { CategoryKind, CategoryRow } from "./model";
import { tablesOf } from "./tables";

/** All categories of a kind in their order, with how many rows stand in each. */
export async function listCategories(ctx: Ctx, kind: CategoryKind): Promise<CategoryRow[]> {
  allow(mayWrite(ctx.actor));
  const { table, rows, column } = tablesOf(kind);
  const found = await ctx.db
    .select({
      id: table.id,
      name: table.name,
      slug: table.slug,
      description: table.description,
      translations: table.translations,
      sortOrder: table.sortOrder,
      used: count(column),
    })
    .from(table)
    .leftJoin(rows, eq(column, table.id))
    .groupBy(table.id)
    .orderBy(asc(table.sortOrder), asc(table.name));
  return found.map((row) => ({ ...row, kind, description: row.description ?? "" }));
}

/** Ids and names of a kind's categories, for selects and filters. */
export async function categoryOptions(ctx: Ctx, kind: CategoryKind): Promise<{ id: string; name: string }[]> {
  allow(mayWrite(ctx.actor));
  const { table } = tablesOf(kind);
  return ctx.db
    .select({ id: table.id, name: table.name })
    .from(table)
    .orderBy(asc(table.sortOrder), asc(table.name));
}
