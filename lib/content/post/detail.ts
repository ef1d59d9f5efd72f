import { and, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { pathOf } from "../paths";
import { pictureAt, picturesOf } from "../pictures";
import { pageMeta } from "../publishable/meta";
import { postCategories } from "../schema/categories";
import { posts } from "../schema/posts";
import { teamMembers } from "../schema/team-members";
import { tags } from "../tags";
import { textsIn } from "../translate";
import { cards, toCard } from "./catalog";
import type { PostCard, PostDetail } from "./model";

const TAGS = [tags.kind("post"), tags.kind("post_category"), tags.kind("team_member")];

/** A post as visitors see it; null when it is not public. */
export const postBySlug = cached(
  "content.post",
  () => TAGS,
  async (locale: string, slug: string): Promise<PostDetail | null> => {
    const ctx = makeCtx();
    const [row] = await ctx.db
      .select()
      .from(posts)
      .where(and(eq(posts.slug, slug), eq(posts.status, "published")));
    return row ? postDetail(ctx, locale, row) : null;
  },
);

/** A post's page made from its columns; previews pass the columns of another version. */
export async function postDetail(
  ctx: Ctx,
  locale: string,
  row: typeof posts.$inferSelect,
): Promise<PostDetail> {
  const publishedAt = row.publishedAt ?? new Date();
  const base = { title: row.title, excerpt: row.excerpt ?? "", body: row.body };
  const texts = textsIn(locale, base, row.translations);
  const [pictures, byline, neighbors, related] = await Promise.all([
    picturesOf(ctx, [row.coverFileId, row.seo.imageFileId, ...fileIdsIn(texts.body)]),
    bylineOf(ctx, row),
    neighborsOf(ctx, locale, row.id, publishedAt),
    relatedTo(ctx, locale, row),
  ]);
  const card = toCard({ ...row, ...byline, publishedAt }, locale, pictures);
  const { html, headings } = renderMarkdown(texts.body, { locale, pictures });
  return {
    ...card,
    ...neighbors,
    related,
    html,
    toc: headings.filter((h) => h.depth <= 3),
    meta: pageMeta(row, {
      title: texts.title,
      summary: texts.excerpt,
      text: texts.body,
      lang: texts.lang,
      path: card.path,
      image: pictureAt(pictures, row.seo.imageFileId ?? row.coverFileId, row.coverAlt || texts.title),
    }),
  };
}

async function bylineOf(ctx: Ctx, row: { categoryId: string | null; authorMemberId: string | null }) {
  const [found] = await ctx.db
    .select({
      categorySlug: postCategories.slug,
      categoryName: postCategories.name,
      categoryTexts: postCategories.translations,
      authorSlug: teamMembers.slug,
      authorNames: teamMembers.translations,
    })
    .from(sql`(select 1) as one`)
    .leftJoin(postCategories, row.categoryId ? eq(postCategories.id, row.categoryId) : sql`false`)
    .leftJoin(
      teamMembers,
      row.authorMemberId
        ? and(eq(teamMembers.id, row.authorMemberId), eq(teamMembers.isActive, true))
        : sql`false`,
    );
  return found as NonNullable<typeof found>;
}

async function neighborsOf(ctx: Ctx, locale: string, id: string, at: Date) {
  const columns = { id: posts.id, slug: posts.slug, title: posts.title, translations: posts.translations };
  const here = sql`(${at.toISOString()}::timestamptz, ${id}::uuid)`;
  const place = sql`(${posts.publishedAt}, ${posts.id})`;
  const open = eq(posts.status, "published");
  const [older, newer] = await Promise.all([
    ctx.db
      .select(columns)
      .from(posts)
      .where(and(open, sql`${place} < ${here}`))
      .orderBy(desc(posts.publishedAt), desc(posts.id))
      .limit(1),
    ctx.db
      .select(columns)
      .from(posts)
      .where(and(open, sql`${place} > ${here}`))
      .orderBy(posts.publishedAt, posts.id)
      .limit(1),
  ]);
  const toLink = ([row]: typeof older) =>
    row
      ? { path: pathOf("post", row), title: textsIn(locale, { title: row.title }, row.translations).title }
      : null;
  return { previous: toLink(older), next: toLink(newer) };
}

const RELATED = 3;

/** The chosen related posts; too few are joined by the newest that share tags or the category. */
async function relatedTo(ctx: Ctx, locale: string, row: typeof posts.$inferSelect): Promise<PostCard[]> {
  const chosen = row.relatedIds.length
    ? await cards(ctx, locale, inArray(posts.id, row.relatedIds), RELATED)
    : [];
  if (chosen.length >= RELATED) return chosen;
  const taken = [row.id, ...chosen.map((post) => post.id)];
  const alike = or(
    row.tags.length ? sql`${posts.tags} && ${sql.param(row.tags)}::text[]` : undefined,
    row.categoryId ? eq(posts.categoryId, row.categoryId) : undefined,
  );
  if (!alike) return chosen;
  const others = await cards(
    ctx,
    locale,
    and(alike, ...taken.map((id) => ne(posts.id, id))),
    RELATED - chosen.length,
  );
  return [...chosen, ...others];
}
