import { and, count, desc, eq, type SQL, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { olderThan, type Place } from "../api/keyset";
import { categoriesWithCounts, narrowed } from "../category/catalog";
import { pathOf } from "../paths";
import { type Pictures, pictureAt, picturesOf } from "../pictures";
import { postCategories } from "../schema/categories";
import { posts } from "../schema/posts";
import { teamMembers } from "../schema/team-members";
import { tags } from "../tags";
import { simpleTextsIn, textsIn } from "../translate";
import type { PostCard } from "./model";

/** Cards on one page of a public list. */
export const POSTS_PER_PAGE = 12;
const TAGS = [tags.kind("post"), tags.kind("post_category"), tags.kind("team_member")];

const cardColumns = {
  id: posts.id,
  slug: posts.slug,
  title: posts.title,
  excerpt: posts.excerpt,
  translations: posts.translations,
  coverFileId: posts.coverFileId,
  coverAlt: posts.coverAlt,
  authorName: posts.authorName,
  authorSlug: teamMembers.slug,
  authorNames: teamMembers.translations,
  categorySlug: postCategories.slug,
  categoryName: postCategories.name,
  categoryTexts: postCategories.translations,
  publishedAt: posts.publishedAt,
  readingMinutes: posts.readingMinutes,
  tags: posts.tags,
  isFeatured: posts.isFeatured,
};

/** The query behind every card; its FROM is posts. */
export function selectCards(ctx: Ctx) {
  return ctx.db
    .select(cardColumns)
    .from(posts)
    .leftJoin(postCategories, eq(postCategories.id, posts.categoryId))
    .leftJoin(teamMembers, and(eq(teamMembers.id, posts.authorMemberId), eq(teamMembers.isActive, true)))
    .$dynamic();
}
export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

/** A card in a language, of a row of `selectCards`. */
export function toCard(row: CardRow, locale: string, pictures: Pictures): PostCard {
  const { lang, title, excerpt } = textsIn(
    locale,
    { title: row.title, excerpt: row.excerpt ?? "" },
    row.translations,
  );
  return {
    id: row.id,
    slug: row.slug,
    path: pathOf("post", row),
    title,
    excerpt,
    lang,
    cover: pictureAt(pictures, row.coverFileId, row.coverAlt),
    category: row.categorySlug
      ? {
          slug: row.categorySlug,
          name: simpleTextsIn(locale, { name: row.categoryName ?? "" }, row.categoryTexts ?? {}, "name").name,
        }
      : null,
    authorName: row.authorNames?.[locale]?.name || row.authorName,
    authorSlug: row.authorSlug,
    publishedAt: (row.publishedAt as Date).toISOString(),
    readingMinutes: row.readingMinutes,
    tags: row.tags,
    isFeatured: row.isFeatured,
  };
}

/** Public posts that a WHERE finds, newest first. */
export async function cards(
  ctx: Ctx,
  locale: string,
  where: SQL | undefined,
  limit: number,
  offset = 0,
): Promise<PostCard[]> {
  const rows = await selectCards(ctx)
    .where(and(eq(posts.status, "published"), where))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(limit)
    .offset(offset);
  const pictures = await picturesOf(
    ctx,
    rows.map((row) => row.coverFileId),
  );
  return rows.map((row) => toCard(row, locale, pictures));
}

/** Which posts a public list shows; every part narrows it. */
export interface PostFilter {
  category?: string | null;
  tag?: string | null;
  /** `2026-03`. */
  month?: string | null;
  /** Slug of a team member. */
  author?: string | null;
}

/** The WHERE of a public list, without the status. */
export function filterOf({ category, tag, month, author }: PostFilter): SQL | undefined {
  const inMonth = month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month);
  return and(
    narrowed("post_category", { category, tag }),
    inMonth
      ? sql`${posts.publishedAt} >= ${`${month}-01`}::date and ${posts.publishedAt} < ${`${month}-01`}::date + interval '1 month'`
      : undefined,
    author
      ? sql`${posts.authorMemberId} = (select id from team_members where slug = ${author} and is_active)`
      : undefined,
  );
}

/** Public posts after a place, newest first, for pages by keyset. */
export function postsAfter(
  ctx: Ctx,
  locale: string,
  filter: PostFilter,
  place: Place | undefined,
  limit: number,
): Promise<PostCard[]> {
  return cards(ctx, locale, and(filterOf(filter), olderThan(place, posts.publishedAt, posts.id)), limit);
}

/** A page of the public list, newest first, uncached; `pages` is at least 1. */
export async function readPosts(
  ctx: Ctx,
  locale: string,
  filter: PostFilter,
  page = 1,
): Promise<{ rows: PostCard[]; total: number; pages: number }> {
  const where = filterOf(filter);
  const [rows, [sum]] = await Promise.all([
    cards(ctx, locale, where, POSTS_PER_PAGE, (page - 1) * POSTS_PER_PAGE),
    ctx.db
      .select({ n: count() })
      .from(posts)
      .where(and(eq(posts.status, "published"), where)),
  ]);
  const total = sum?.n ?? 0;
  return { rows, total, pages: Math.max(1, Math.ceil(total / POSTS_PER_PAGE)) };
}

/** A page of the public list, newest first. */
export const postsPage = cached(
  "content.posts",
  () => TAGS,
  (
    locale: string,
    page: number,
    category: string | null,
    tag: string | null,
    month: string | null,
    author: string | null,
  ) => readPosts(makeCtx(), locale, { category, tag, month, author }, page),
);

/** Categories that hold public posts, in their order. */
export const postCategoriesWithCounts = categoriesWithCounts("content.postCategories", "post_category", TAGS);

/** Months with public posts, newest first: `2026-03` and how many. */
export const postMonths = cached(
  "content.postMonths",
  () => TAGS,
  async (): Promise<{ month: string; count: number }[]> =>
    makeCtx()
      .db.select({
        month: sql<string>`to_char(${posts.publishedAt} at time zone 'UTC', 'YYYY-MM')`,
        count: count(),
      })
      .from(posts)
      .where(eq(posts.status, "published"))
      .groupBy(sql`1`)
      .orderBy(sql`1 desc`),
);
