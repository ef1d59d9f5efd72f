import { and, asc, count, desc, eq, ne, type SQL } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { pathOf } from "../paths";
import { type Pictures, pictureAt, picturesOf } from "../pictures";
import { galleryIn, galleryOf } from "../project/catalog";
import { pageMeta } from "../publishable/meta";
import { portfolioItems, projects } from "../schema/projects";
import { tags } from "../tags";
import { textsIn } from "../translate";
import type { PortfolioCard, PortfolioDetail } from "./model";

/** Cards on one page of the public list. */
export const PORTFOLIO_PER_PAGE = 12;
const TAGS = [tags.kind("portfolio_item"), tags.kind("project")];
/** A case study is public only while its project is. */
const open = and(eq(portfolioItems.status, "published"), eq(projects.status, "published"));

const cardColumns = {
  id: portfolioItems.id,
  slug: portfolioItems.slug,
  title: portfolioItems.title,
  summary: portfolioItems.summary,
  results: portfolioItems.results,
  translations: portfolioItems.translations,
  coverFileId: portfolioItems.coverFileId,
  coverAlt: portfolioItems.coverAlt,
  isFeatured: portfolioItems.isFeatured,
  projectSlug: projects.slug,
  projectTitle: projects.title,
  projectTexts: projects.translations,
  projectCover: projects.coverFileId,
  projectCoverAlt: projects.coverAlt,
  clientName: projects.clientName,
};

function selectCards(ctx: Ctx) {
  return ctx.db
    .select(cardColumns)
    .from(portfolioItems)
    .innerJoin(projects, eq(projects.id, portfolioItems.projectId))
    .$dynamic();
}
type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

function toCard(row: CardRow, locale: string, pictures: Pictures): PortfolioCard {
  const base = { title: row.title, summary: row.summary, results: row.results };
  return {
    id: row.id,
    slug: row.slug,
    path: pathOf("portfolio_item", row),
    ...textsIn(locale, base, row.translations),
    cover:
      pictureAt(pictures, row.coverFileId, row.coverAlt) ??
      pictureAt(pictures, row.projectCover, row.projectCoverAlt),
    project: {
      title: textsIn(locale, { title: row.projectTitle }, row.projectTexts).title,
      path: pathOf("project", { slug: row.projectSlug }),
      clientName: row.clientName,
    },
    isFeatured: row.isFeatured,
  };
}

async function cards(ctx: Ctx, locale: string, where: SQL | undefined, limit: number, offset = 0) {
  const rows = await selectCards(ctx)
    .where(and(open, where))
    .orderBy(
      desc(portfolioItems.isFeatured),
      asc(portfolioItems.sortOrder),
      desc(portfolioItems.publishedAt),
      desc(portfolioItems.id),
    )
    .limit(limit)
    .offset(offset);
  const pictures = await picturesOf(
    ctx,
    rows.flatMap((row) => [row.coverFileId, row.projectCover]),
  );
  return rows.map((row) => toCard(row, locale, pictures));
}

/** A page of the public list, uncached: featured first, then in the editors' order. */
export async function readPortfolio(
  ctx: Ctx,
  locale: string,
  page = 1,
): Promise<{ rows: PortfolioCard[]; total: number; pages: number }> {
  const [rows, [sum]] = await Promise.all([
    cards(ctx, locale, undefined, PORTFOLIO_PER_PAGE, (page - 1) * PORTFOLIO_PER_PAGE),
    ctx.db
      .select({ n: count() })
      .from(portfolioItems)
      .innerJoin(projects, eq(projects.id, portfolioItems.projectId))
      .where(open),
  ]);
  const total = sum?.n ?? 0;
  return { rows, total, pages: Math.max(1, Math.ceil(total / PORTFOLIO_PER_PAGE)) };
}

/** A page of the public list. */
export const portfolioPage = cached(
  "content.portfolio",
  () => TAGS,
  (locale: string, page: number) => readPortfolio(makeCtx(), locale, page),
);

/** A case study as visitors see it; null when it or its project is not public. */
export const portfolioItemBySlug = cached(
  "content.portfolioItem",
  () => TAGS,
  async (locale: string, slug: string): Promise<PortfolioDetail | null> => {
    const ctx = makeCtx();
    const [found] = await ctx.db
      .select({ row: portfolioItems })
      .from(portfolioItems)
      .innerJoin(projects, eq(projects.id, portfolioItems.projectId))
      .where(and(open, eq(portfolioItems.slug, slug)));
    return found ? portfolioItemDetail(ctx, locale, found.row) : null;
  },
);

/** A case study's page made from its columns; previews pass the columns of another version. */
export async function portfolioItemDetail(
  ctx: Ctx,
  locale: string,
  row: typeof portfolioItems.$inferSelect,
): Promise<PortfolioDetail | null> {
  const [project] = await ctx.db.select().from(projects).where(eq(projects.id, row.projectId));
  if (!project) return null;
  const base = {
    title: row.title,
    summary: row.summary,
    body: row.body,
    quote: row.quote ?? "",
    quoteBy: row.quoteBy ?? "",
  };
  const texts = textsIn(locale, base, row.translations);
  const gallery = await galleryOf(ctx, project.id);
  const [pictures, more] = await Promise.all([
    picturesOf(ctx, [
      row.coverFileId,
      row.seo.imageFileId,
      project.coverFileId,
      ...gallery.map((image) => image.fileId),
      ...fileIdsIn(texts.body),
    ]),
    cards(ctx, locale, ne(portfolioItems.id, row.id), 3),
  ]);
  const card = toCard(
    {
      ...row,
      projectSlug: project.slug,
      projectTitle: project.title,
      projectTexts: project.translations,
      projectCover: project.coverFileId,
      projectCoverAlt: project.coverAlt,
      clientName: project.clientName,
    },
    locale,
    pictures,
  );
  return {
    ...card,
    html: renderMarkdown(texts.body, { locale, pictures }).html,
    quote: texts.quote || null,
    quoteBy: texts.quoteBy || null,
    images: galleryIn(gallery, locale, pictures),
    more,
    meta: pageMeta(row, {
      title: texts.title,
      summary: texts.summary,
      text: texts.body,
      lang: texts.lang,
      path: card.path,
      image: pictureAt(pictures, row.seo.imageFileId ?? null, texts.title) ?? card.cover,
    }),
  };
}
