import { and, asc, count, desc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../core/ctx";
import type { ListState } from "../../core/list";
import type { Descriptor } from "./descriptor";
import { CONTENT_STATUSES } from "./model";

/** Filters that every admin list of content has. */
export const commonFilters = {
  /** Words of the title. */
  q: z.string().trim().min(1).max(100).optional(),
  status: z.enum(CONTENT_STATUSES).optional(),
  /** Only rows with a moment at which they go live or leave. */
  scheduled: z.literal("yes").optional(),
  featured: z.literal("yes").optional(),
};
export type CommonFilters = { [K in keyof typeof commonFilters]?: z.output<(typeof commonFilters)[K]> };

/** Sort keys that every admin list of content has. */
export const COMMON_SORT = ["updated", "created", "published", "title", "order"] as const;

/** `%` and `_` in what a person typed mean themselves. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

/** The WHERE of the common filters. */
export function commonWhere(
  d: Descriptor,
  filters: CommonFilters,
  ...more: (SQL | undefined)[]
): SQL | undefined {
  const t = d.table;
  return and(
    filters.status ? eq(t.status, filters.status) : undefined,
    filters.q ? sql`${d.title} ilike ${containing(filters.q)}` : undefined,
    filters.scheduled ? or(isNotNull(t.publishAt), isNotNull(t.unpublishAt)) : undefined,
    filters.featured ? eq(t.isFeatured, true) : undefined,
    ...more,
  );
}

/** The ORDER BY of a common sort key; the id makes it total. */
export function commonOrder(d: Descriptor, state: Pick<ListState<unknown>, "sort" | "direction">): SQL[] {
  const t = d.table;
  const columns = {
    updated: t.updatedAt,
    created: t.createdAt,
    published: t.publishedAt,
    title: d.title,
    order: t.sortOrder,
  };
  const column = columns[state.sort as keyof typeof columns] ?? t.updatedAt;
  if (state.direction === "asc") return [asc(column), asc(t.id)];
  // Rows never published come last, whichever way one looks; plain DESC would put them first.
  return state.sort === "published"
    ? [sql`${column} desc nulls last`, desc(t.id)]
    : [desc(column), desc(t.id)];
}

/** How many rows a WHERE finds. */
export async function countRows(ctx: Ctx, d: Descriptor, where: SQL | undefined): Promise<number> {
  const [row] = await ctx.db.select({ n: count() }).from(d.table).where(where);
  return row?.n ?? 0;
}
