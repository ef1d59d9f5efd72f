import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { makeCtx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { picturesOf } from "../pictures";
import { posts } from "../schema/posts";
import { tags } from "../tags";
import { textsIn } from "../translate";
import { filterOf, selectCards, toCard } from "./catalog";

const TAGS = [tags.kind("post"), tags.kind("post_category"), tags.kind("team_member")];

/** A post in a feed. */
export interface FeedItem {
  id: string;
  path: string;
  title: string;
  summary: string;
  html: string;
  authorName: string;
  category: string | null;
  tags: string[];
  image: string | null;
  publishedAt: string;
  updatedAt: string;
}

/** The newest 20 posts with full text, of one category or all. Texts not translated are left out of a language. */
export const feedPosts = cached(
  "content.feed",
  () => TAGS,
  async (locale: string, category: string | null): Promise<FeedItem[]> => {
    const ctx = makeCtx();
    const translated =
      locale === DEFAULT_LOCALE ? undefined : sql`(${posts.translations} -> ${locale} ->> 'ready')::bool`;
    const rows = await selectCards(ctx)
      .where(and(eq(posts.status, "published"), filterOf({ category }), translated))
      .orderBy(desc(posts.publishedAt), desc(posts.id))
      .limit(20);
    const full = await ctx.db
      .select({
        id: posts.id,
        body: posts.body,
        translations: posts.translations,
        updatedAt: posts.updatedAt,
      })
      .from(posts)
      .where(
        rows.length
          ? inArray(
              posts.id,
              rows.map((row) => row.id),
            )
          : sql`false`,
      );
    const bodies = new Map(
      full.map((row) => [
        row.id,
        { ...textsIn(locale, { body: row.body }, row.translations), updatedAt: row.updatedAt },
      ]),
    );
    const pictures = await picturesOf(ctx, [
      ...rows.map((row) => row.coverFileId),
      ...[...bodies.values()].flatMap((text) => fileIdsIn(text.body)),
    ]);
    return rows.map((row) => {
      const card = toCard(row, locale, pictures);
      const text = bodies.get(row.id);
      return {
        id: card.id,
        path: card.path,
        title: card.title,
        summary: card.excerpt,
        html: renderMarkdown(text?.body ?? "", { locale, pictures }).html,
        authorName: card.authorName,
        category: card.category?.name ?? null,
        tags: card.tags,
        image: card.cover?.url ?? null,
        publishedAt: card.publishedAt,
        updatedAt: (text?.updatedAt ?? new Date(card.publishedAt)).toISOString(),
      };
    });
  },
);
