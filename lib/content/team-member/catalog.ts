import { and, asc, eq } from "drizzle-orm";
import { cached } from "../../core/cache";
import { makeCtx } from "../../core/ctx";
import { DEFAULT_LOCALE, LOCALES } from "../../core/i18n/locales";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { excerptOf } from "../markdown/text";
import { pathOf } from "../paths";
import { type Pictures, pictureAt, picturesOf } from "../pictures";
import { readPosts } from "../post/catalog";
import { teamMembers as table } from "../schema/team-members";
import { tags } from "../tags";
import { simpleTextsIn } from "../translate";
import type { TeamCard, TeamDetail } from "./model";

const TAGS = [tags.kind("team_member")];
type Row = typeof table.$inferSelect;

function toCard(row: Row, locale: string, pictures: Pictures): TeamCard {
  const base = { name: row.name, designation: row.designation };
  const texts = simpleTextsIn(locale, base, row.translations, "designation");
  return {
    id: row.id,
    slug: row.slug,
    path: pathOf("team_member", row),
    ...texts,
    photo: pictureAt(pictures, row.photoFileId, texts.name),
  };
}

/** The people of the team page, in the editors' order. */
export const teamMembers = cached(
  "content.team",
  () => TAGS,
  async (locale: string): Promise<TeamCard[]> => {
    const ctx = makeCtx();
    const rows = await ctx.db
      .select()
      .from(table)
      .where(eq(table.isActive, true))
      .orderBy(asc(table.sortOrder), asc(table.name))
      .limit(500);
    const pictures = await picturesOf(
      ctx,
      rows.map((row) => row.photoFileId),
    );
    return rows.map((row) => toCard(row, locale, pictures));
  },
);

/** One member with their newest posts; null when not shown. */
export const teamMemberBySlug = cached(
  "content.member",
  () => [...TAGS, tags.kind("post")],
  async (locale: string, slug: string): Promise<TeamDetail | null> => {
    const ctx = makeCtx();
    const [row] = await ctx.db
      .select()
      .from(table)
      .where(and(eq(table.slug, slug), eq(table.isActive, true)));
    if (!row) return null;
    const { bio, lang } = simpleTextsIn(locale, { bio: row.bio ?? "" }, row.translations, "bio");
    const [pictures, posts] = await Promise.all([
      picturesOf(ctx, [row.photoFileId, ...fileIdsIn(bio)]),
      readPosts(ctx, locale, { author: slug }),
    ]);
    const card = toCard(row, locale, pictures);
    return {
      ...card,
      lang,
      html: renderMarkdown(bio, { locale, pictures }).html,
      links: row.links,
      posts: posts.rows.slice(0, 6),
      meta: {
        title: `${card.name}, ${card.designation}`.slice(0, 70),
        description: excerptOf(bio || card.designation, 160),
        image: card.photo,
        noindex: false,
        languages: LOCALES.filter((l) => l === DEFAULT_LOCALE || row.translations[l]?.bio),
        lang,
        path: card.path,
        revision: row.updatedAt.getTime().toString(36),
        publishedAt: row.createdAt.toISOString(),
        updatedAt: row.updatedAt.toISOString(),
      },
    };
  },
);
