import { asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { type ListState, type Page, toPage } from "../../core/list";
import { mayWrite } from "../access";
import { descriptorOf } from "../publishable/descriptors";
import { commonOrder, commonWhere, countRows } from "../publishable/list";
import { postCategories } from "../schema/categories";
import { posts } from "../schema/posts";
import type { postList } from "./list";
import type { PostRow } from "./model";

type State = ReturnType<typeof postList.parse>;

function whereOf(filters: State["filters"]) {
  const { category, author } = filters;
  return commonWhere(
    descriptorOf("post"),
    filters,
    category === "none" ? isNull(posts.categoryId) : category ? eq(posts.categoryId, category) : undefined,
    author ? eq(posts.authorName, author) : undefined,
  );
}

function orderOf(state: Pick<ListState<unknown>, "sort" | "direction">) {
  if (state.sort !== "author") return commonOrder(descriptorOf("post"), state);
  const way = state.direction === "asc" ? asc : desc;
  return [way(posts.authorName), way(posts.id)];
}

const columns = {
  id: posts.id,
  slug: posts.slug,
  title: posts.title,
  status: posts.status,
  categoryName: postCategories.name,
  authorName: posts.authorName,
  isFeatured: posts.isFeatured,
  publishAt: posts.publishAt,
  unpublishAt: posts.unpublishAt,
  publishedAt: posts.publishedAt,
  updatedAt: posts.updatedAt,
  createdAt: posts.createdAt,
};

/** A page of the admin list. Ids are found first, on an index, so that deep pages read no texts. */
export async function listPosts(ctx: Ctx, state: State): Promise<Page<PostRow>> {
  allow(mayWrite(ctx.actor));
  const where = whereOf(state.filters);
  const ids = ctx.db
    .select({ id: posts.id })
    .from(posts)
    .where(where)
    .orderBy(...orderOf(state))
    .limit(state.pageSize)
    .offset((state.page - 1) * state.pageSize)
    .as("page_ids");
  const [rows, total] = await Promise.all([
    ctx.db
      .select(columns)
      .from(ids)
      .innerJoin(posts, eq(posts.id, ids.id))
      .leftJoin(postCategories, eq(postCategories.id, posts.categoryId))
      .orderBy(...orderOf(state)),
    countRows(ctx, descriptorOf("post"), where),
  ]);
  return toPage(rows, total, state);
}

/** The bylines in use, for the filter. */
export async function postAuthors(ctx: Ctx): Promise<string[]> {
  allow(mayWrite(ctx.actor));
  const rows = await ctx.db
    .selectDistinct({ name: posts.authorName })
    .from(posts)
    .where(ne(posts.authorName, ""))
    .orderBy(asc(posts.authorName))
    .limit(200);
  return rows.map((row) => row.name);
}

/** Posts whose title holds some words, for choosing related ones; with `ids`, exactly those. */
export async function findPosts(
  ctx: Ctx,
  by: { q?: string; ids?: string[] },
): Promise<{ id: string; title: string }[]> {
  allow(mayWrite(ctx.actor));
  const where = by.ids
    ? inArray(posts.id, by.ids.length ? by.ids : ["00000000-0000-0000-0000-000000000000"])
    : commonWhere(descriptorOf("post"), { q: by.q || undefined }, sql`${posts.status} <> 'archived'`);
  return ctx.db
    .select({ id: posts.id, title: posts.title })
    .from(posts)
    .where(where)
    .orderBy(desc(posts.updatedAt))
    .limit(by.ids ? 12 : 10);
}
