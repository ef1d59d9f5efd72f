import { and, count, eq, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { makeCtx } from "../../core/ctx";
import { pathOf } from "../paths";
import { simpleTextsIn } from "../translate";
import type { CategoryCard, CategoryKind } from "./model";
import { tablesOf } from "./tables";

/** Reads the categories that hold public rows, in their order, each with how many; cached under `name`. */
export function categoriesWithCounts(
  name: string,
  kind: CategoryKind,
  tags: readonly string[],
): (locale: string) => Promise<CategoryCard[]> {
  const { table, rows: items } = tablesOf(kind);
  return cached(
    name,
    () => [...tags],
    async (locale: string) => {
      const rows = await makeCtx()
        .db.select({
          id: table.id,
          slug: table.slug,
          name: table.name,
          description: table.description,
          translations: table.translations,
          count: count(),
        })
        .from(table)
        .innerJoin(items, and(eq(items.categoryId, table.id), eq(items.status, "published")))
        .groupBy(table.id)
        .orderBy(table.sortOrder, table.name);
      return rows.map(({ translations, ...row }) => ({
        ...row,
        path: pathOf(kind, row),
        ...simpleTextsIn(
          locale,
          { name: row.name, description: row.description ?? "" },
          translations,
          "name",
        ),
      }));
    },
  );
}

/** The WHERE of a public list narrowed to one category, by its slug, and to one tag. */
export function narrowed(
  kind: CategoryKind,
  { category, tag }: { category?: string | null; tag?: string | null },
) {
  const { table, rows: items } = tablesOf(kind);
  return and(
    category ? sql`${items.categoryId} = (select id from ${table} where slug = ${category})` : undefined,
    tag ? sql`${items.tags} @> array[${tag}]::text[]` : undefined,
  );
}
