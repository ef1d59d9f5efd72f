import { and, asc, count, desc, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { olderThan, type Place } from "../api/keyset";
import { categoriesWithCounts, narrowed } from "../category/catalog";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { pathOf } from "../paths";
import { type Pictures, pictureAt, picturesOf } from "../pictures";
import { pageMeta } from "../publishable/meta";
import { projectCategories } from "../schema/categories";
import { portfolioItems, projectImages, projects } from "../schema/projects";
import { tags } from "../tags";
import { simpleTextsIn, textsIn } from "../translate";
import type { ProjectCard, ProjectDetail } from "./model";

/** Cards on one page of a public list. */
export const PROJECTS_PER_PAGE = 12;
const TAGS = [tags.kind("project"), tags.kind("project_category"), tags.kind("portfolio_item")];
const open = eq(projects.status, "published");

const cardColumns = {
  id: projects.id,
  slug: projects.slug,
  title: projects.title,
  summary: projects.summary,
  translations: projects.translations,
  coverFileId: projects.coverFileId,
  coverAlt: projects.coverAlt,
  clientName: projects.clientName,
  completedOn: projects.completedOn,
  tags: projects.tags,
  isFeatured: projects.isFeatured,
  categorySlug: projectCategories.slug,
  categoryName: projectCategories.name,
  categoryTexts: projectCategories.translations,
};

function selectCards(ctx: Ctx) {
  return ctx.db
    .select(cardColumns)
    .from(projects)
    .leftJoin(projectCategories, eq(projectCategories.id, projects.categoryId))
    .$dynamic();
}
type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

function toCard(row: CardRow, locale: string, pictures: Pictures): ProjectCard {
  const { lang, title, summary } = textsIn(
    locale,
    { title: row.title, summary: row.summary },
    row.translations,
  );
  return {
    id: row.id,
    slug: row.slug,
    path: pathOf("project", row),
    title,
    summary,
    lang,
    cover: pictureAt(pictures, row.coverFileId, row.coverAlt),
    category: row.categorySlug
      ? {
          slug: row.categorySlug,
          name: simpleTextsIn(locale, { name: row.categoryName ?? "" }, row.categoryTexts ?? {}, "name").name,
        }
      : null,
    clientName: row.clientName,
    completedOn: row.completedOn,
    tags: row.tags,
    isFeatured: row.isFeatured,
  };
}

const EDITORS_ORDER = [
  desc(projects.isFeatured),
  asc(projects.sortOrder),
  desc(projects.publishedAt),
  desc(projects.id),
];

async function cards(
  ctx: Ctx,
  locale: string,
  where: SQL | undefined,
  limit: number,
  offset = 0,
  order: SQL[] = EDITORS_ORDER,
) {
  const rows = await selectCards(ctx)
    .where(and(open, where))
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
  const pictures = await picturesOf(
    ctx,
    rows.map((row) => row.coverFileId),
  );
  return rows.map((row) => toCard(row, locale, pictures));
}

const filterOf = (filter: { category?: string | null; tag?: string | null }) =>
  narrowed("project_category", filter);

/** Public projects after a place, newest first, for pages by keyset, each with its moment. */
export async function projectsAfter(
  ctx: Ctx,
  locale: string,
  filter: { category?: string | null; tag?: string | null },
  place: Place | undefined,
  limit: number,
): Promise<(ProjectCard & Place)[]> {
  const where = and(filterOf(filter), olderThan(place, projects.publishedAt, projects.id));
  const rows = await cards(ctx, locale, where, limit, 0, [desc(projects.publishedAt), desc(projects.id)]);
  const moments = await ctx.db
    .select({ id: projects.id, at: projects.publishedAt })
    .from(projects)
    .where(
      rows.length
        ? inArray(
            projects.id,
            rows.map((row) => row.id),
          )
        : sql`false`,
    );
  const at = new Map(moments.map((row) => [row.id, row.at?.toISOString() ?? ""]));
  return rows.map((row) => ({ ...row, at: at.get(row.id) ?? "" }));
}

/** A page of the public list, uncached: featured first, then in the editors' order. */
export async function readProjects(
  ctx: Ctx,
  locale: string,
  filter: { category?: string | null; tag?: string | null },
  page = 1,
): Promise<{ rows: ProjectCard[]; total: number; pages: number }> {
  const where = filterOf(filter);
  const [rows, [sum]] = await Promise.all([
    cards(ctx, locale, where, PROJECTS_PER_PAGE, (page - 1) * PROJECTS_PER_PAGE),
    ctx.db.select({ n: count() }).from(projects).where(and(open, where)),
  ]);
  const total = sum?.n ?? 0;
  return { rows, total, pages: Math.max(1, Math.ceil(total / PROJECTS_PER_PAGE)) };
}

/** A page of the public list. */
export const projectsPage = cached(
  "content.projects",
  () => TAGS,
  (locale: string, page: number, category: string | null, tag: string | null) =>
    readProjects(makeCtx(), locale, { category, tag }, page),
);

/** A project as visitors see it; null when it is not public. */
export const projectBySlug = cached(
  "content.project",
  () => TAGS,
  async (locale: string, slug: string): Promise<ProjectDetail | null> => {
    const ctx = makeCtx();
    const [row] = await ctx.db
      .select()
      .from(projects)
      .where(and(open, eq(projects.slug, slug)));
    return row ? projectDetail(ctx, locale, row, await galleryOf(ctx, row.id)) : null;
  },
);

type GalleryImage = Pick<typeof projectImages.$inferSelect, "fileId" | "alt" | "caption" | "translations">;

/** The public pictures of a project, in their order. */
export function galleryOf(ctx: Ctx, projectId: string): Promise<GalleryImage[]> {
  return ctx.db
    .select({
      fileId: projectImages.fileId,
      alt: projectImages.alt,
      caption: projectImages.caption,
      translations: projectImages.translations,
    })
    .from(projectImages)
    .where(eq(projectImages.projectId, projectId))
    .orderBy(asc(projectImages.sortOrder));
}

/** The pictures of a gallery in a language. */
export function galleryIn(images: GalleryImage[], locale: string, pictures: Pictures) {
  return images.flatMap((image) => {
    const texts = image.translations[locale];
    const alt = image.alt && (texts?.alt || image.alt);
    return pictureAt(pictures, image.fileId, alt, texts?.caption || image.caption) ?? [];
  });
}

/** A project's page made from its columns; previews pass the columns and pictures of another version. */
export async function projectDetail(
  ctx: Ctx,
  locale: string,
  row: typeof projects.$inferSelect,
  gallery: GalleryImage[],
): Promise<ProjectDetail> {
  const texts = textsIn(locale, { title: row.title, summary: row.summary, body: row.body }, row.translations);
  const [pictures, [category], studies, related] = await Promise.all([
    picturesOf(ctx, [
      row.coverFileId,
      row.seo.imageFileId,
      ...gallery.map((image) => image.fileId),
      ...fileIdsIn(texts.body),
    ]),
    row.categoryId
      ? ctx.db.select().from(projectCategories).where(eq(projectCategories.id, row.categoryId))
      : [],
    ctx.db
      .select({
        slug: portfolioItems.slug,
        title: portfolioItems.title,
        summary: portfolioItems.summary,
        translations: portfolioItems.translations,
      })
      .from(portfolioItems)
      .where(and(eq(portfolioItems.projectId, row.id), eq(portfolioItems.status, "published")))
      .orderBy(asc(portfolioItems.sortOrder)),
    relatedTo(ctx, locale, row),
  ]);
  const card = toCard(
    {
      ...row,
      categorySlug: category?.slug ?? null,
      categoryName: category?.name ?? null,
      categoryTexts: category?.translations ?? null,
    },
    locale,
    pictures,
  );
  return {
    ...card,
    html: renderMarkdown(texts.body, { locale, pictures }).html,
    images: galleryIn(gallery, locale, pictures),
    liveUrl: row.liveUrl,
    startedOn: row.startedOn,
    caseStudies: studies.map(({ translations, slug, ...study }) => ({
      path: pathOf("portfolio_item", { slug }),
      ...textsIn(locale, study, translations),
    })),
    related,
    meta: pageMeta(row, {
      title: texts.title,
      summary: texts.summary,
      text: texts.body,
      lang: texts.lang,
      path: card.path,
      image: pictureAt(pictures, row.seo.imageFileId ?? row.coverFileId, row.coverAlt || texts.title),
    }),
  };
}

async function relatedTo(
  ctx: Ctx,
  locale: string,
  row: typeof projects.$inferSelect,
): Promise<ProjectCard[]> {
  const alike = or(
    row.categoryId ? eq(projects.categoryId, row.categoryId) : undefined,
    row.tags.length ? sql`${projects.tags} && ${sql.param(row.tags)}::text[]` : undefined,
  );
  return alike ? cards(ctx, locale, and(alike, ne(projects.id, row.id)), 3) : [];
}

/** Categories that hold public projects, in their order. */
export const projectCategoriesWithCounts = categoriesWithCounts(
  "content.projectCategories",
  "project_category",
  TAGS,
);
