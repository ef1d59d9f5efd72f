import { and, asc, count, desc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { fileUrl } from "../../core/files";
import { files } from "../../core/schema/core";
import { olderThan, type Place } from "../api/keyset";
import { categoriesWithCounts, narrowed } from "../category/catalog";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { pathOf } from "../paths";
import { type Pictures, pictureAt, picturesOf } from "../pictures";
import { pageMeta } from "../publishable/meta";
import { templateCategories } from "../schema/categories";
import { templates, templateVersions } from "../schema/templates";
import { tags } from "../tags";
import { simpleTextsIn, textsIn } from "../translate";
import type { TemplateCard, TemplateDetail } from "./model";
import { versionsOf } from "./queries";

/** Cards on one page of a public list. */
export const TEMPLATES_PER_PAGE = 12;
export const TEMPLATE_SORTS = ["newest", "popular", "name"] as const;
export type TemplateSort = (typeof TEMPLATE_SORTS)[number];
const TAGS = [tags.kind("template"), tags.kind("template_category")];
const open = eq(templates.status, "published");

const cardColumns = {
  id: templates.id,
  slug: templates.slug,
  name: templates.name,
  summary: templates.summary,
  translations: templates.translations,
  coverFileId: templates.coverFileId,
  coverAlt: templates.coverAlt,
  pricingType: templates.pricingType,
  downloadCount: templates.downloadCount,
  publishedAt: templates.publishedAt,
  tags: templates.tags,
  categorySlug: templateCategories.slug,
  categoryName: templateCategories.name,
  categoryTexts: templateCategories.translations,
  mediaType: files.mediaType,
  fileName: files.originalName,
  sizeBytes: files.sizeBytes,
};

function selectCards(ctx: Ctx) {
  return ctx.db
    .select(cardColumns)
    .from(templates)
    .innerJoin(templateCategories, eq(templateCategories.id, templates.categoryId))
    .leftJoin(templateVersions, eq(templateVersions.id, templates.currentVersionId))
    .leftJoin(files, eq(files.id, templateVersions.fileId))
    .$dynamic();
}
type CardRow = Awaited<ReturnType<typeof selectCards>>[number];

/** A file's ending in capitals, as cards show its type. */
const typeOf = (name: string) => (/\.([a-z0-9]{2,5})$/i.exec(name)?.[1] ?? "").toUpperCase();

function toCard(row: CardRow, locale: string, pictures: Pictures): TemplateCard {
  return {
    id: row.id,
    slug: row.slug,
    path: pathOf("template", row),
    ...textsIn(locale, { name: row.name, summary: row.summary }, row.translations),
    cover: pictureAt(pictures, row.coverFileId, row.coverAlt),
    category: {
      slug: row.categorySlug,
      name: simpleTextsIn(locale, { name: row.categoryName }, row.categoryTexts, "name").name,
    },
    pricingType: row.pricingType,
    fileType: typeOf(row.fileName ?? ""),
    sizeBytes: row.sizeBytes ?? 0,
    downloadCount: row.downloadCount,
    publishedAt: (row.publishedAt ?? new Date()).toISOString(),
    tags: row.tags,
  };
}

const ORDER: Record<TemplateSort, SQL[]> = {
  newest: [desc(templates.publishedAt), desc(templates.id)],
  popular: [desc(templates.downloadCount), desc(templates.id)],
  name: [asc(templates.name), asc(templates.id)],
};

async function cards(
  ctx: Ctx,
  locale: string,
  where: SQL | undefined,
  limit: number,
  offset = 0,
  sort: TemplateSort = "newest",
): Promise<TemplateCard[]> {
  const rows = await selectCards(ctx)
    .where(and(open, where))
    .orderBy(...ORDER[sort])
    .limit(limit)
    .offset(offset);
  const pictures = await picturesOf(
    ctx,
    rows.map((row) => row.coverFileId),
  );
  return rows.map((row) => toCard(row, locale, pictures));
}

/** Which templates a public list shows; every part narrows it. */
export interface TemplateFilter {
  category?: string | null;
  pricing?: string | null;
  tag?: string | null;
}

function filterOf({ category, pricing, tag }: TemplateFilter): SQL | undefined {
  return and(
    narrowed("template_category", { category, tag }),
    pricing === "free" || pricing === "paid" ? eq(templates.pricingType, pricing) : undefined,
  );
}

/** Public templates after a place, newest first, for pages by keyset. */
export function templatesAfter(
  ctx: Ctx,
  locale: string,
  filter: TemplateFilter,
  place: Place | undefined,
  limit: number,
): Promise<TemplateCard[]> {
  return cards(
    ctx,
    locale,
    and(filterOf(filter), olderThan(place, templates.publishedAt, templates.id)),
    limit,
  );
}

/** A page of the public list, uncached. */
export async function readTemplates(
  ctx: Ctx,
  locale: string,
  filter: TemplateFilter,
  page = 1,
  sort: TemplateSort = "newest",
): Promise<{ rows: TemplateCard[]; total: number; pages: number }> {
  const where = filterOf(filter);
  const [rows, [sum]] = await Promise.all([
    cards(ctx, locale, where, TEMPLATES_PER_PAGE, (page - 1) * TEMPLATES_PER_PAGE, sort),
    ctx.db.select({ n: count() }).from(templates).where(and(open, where)),
  ]);
  const total = sum?.n ?? 0;
  return { rows, total, pages: Math.max(1, Math.ceil(total / TEMPLATES_PER_PAGE)) };
}

/** A page of the public list. */
export const templatesPage = cached(
  "content.templates",
  () => TAGS,
  (
    locale: string,
    page: number,
    category: string | null,
    pricing: string | null,
    sort: string | null,
    tag: string | null,
  ) =>
    readTemplates(
      makeCtx(),
      locale,
      { category, pricing, tag },
      page,
      TEMPLATE_SORTS.find((s) => s === sort) ?? "newest",
    ),
);

/** Which pricing types have public templates; one alone needs no filter. */
export const pricingTypes = cached(
  "content.pricingTypes",
  () => TAGS,
  async (): Promise<string[]> => {
    const rows = await makeCtx()
      .db.selectDistinct({ type: templates.pricingType })
      .from(templates)
      .where(open);
    return rows.map((row) => row.type).sort();
  },
);

/** A template as visitors see it; null when it is not public. */
export const templateBySlug = cached(
  "content.template",
  () => TAGS,
  async (locale: string, slug: string): Promise<TemplateDetail | null> => {
    const ctx = makeCtx();
    const [row] = await ctx.db
      .select()
      .from(templates)
      .where(and(open, eq(templates.slug, slug)));
    return row ? templateDetail(ctx, locale, row) : null;
  },
);

/** A template's page made from its columns; previews pass the columns of another version. */
export async function templateDetail(
  ctx: Ctx,
  locale: string,
  row: typeof templates.$inferSelect,
): Promise<TemplateDetail> {
  const texts = textsIn(
    locale,
    { name: row.name, summary: row.summary, description: row.description },
    row.translations,
  );
  const [pictures, [category], preview, versions, related] = await Promise.all([
    picturesOf(ctx, [row.coverFileId, row.seo.imageFileId, ...fileIdsIn(texts.description)]),
    ctx.db.select().from(templateCategories).where(eq(templateCategories.id, row.categoryId)),
    previewOf(ctx, row.previewFileId),
    versionsOf(ctx, [row.id]),
    relatedTo(ctx, locale, row),
  ]);
  const released = versions.get(row.id) ?? [];
  const current = released.find((version) => version.id === row.currentVersionId);
  const card = toCard(
    {
      ...row,
      categorySlug: category?.slug ?? "",
      categoryName: category?.name ?? "",
      categoryTexts: category?.translations ?? {},
      mediaType: current?.mediaType ?? null,
      fileName: current?.fileName ?? null,
      sizeBytes: current?.sizeBytes ?? null,
    },
    locale,
    pictures,
  );
  return {
    ...card,
    html: renderMarkdown(texts.description, { locale, pictures }).html,
    license: row.license,
    preview,
    versions: released,
    downloadLimit: row.downloadLimit,
    related,
    meta: pageMeta(row, {
      title: texts.name,
      summary: texts.summary,
      text: texts.description,
      lang: texts.lang,
      path: card.path,
      image: pictureAt(pictures, row.seo.imageFileId ?? row.coverFileId, row.coverAlt || texts.name),
    }),
  };
}

async function previewOf(ctx: Ctx, fileId: string | null) {
  if (!fileId) return null;
  const [file] = await ctx.db
    .select({ id: files.id, originalName: files.originalName })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.status, "ready")));
  return file ? { url: fileUrl(file), name: file.originalName } : null;
}

async function relatedTo(
  ctx: Ctx,
  locale: string,
  row: typeof templates.$inferSelect,
): Promise<TemplateCard[]> {
  const alike = or(
    eq(templates.categoryId, row.categoryId),
    row.tags.length ? sql`${templates.tags} && ${sql.param(row.tags)}::text[]` : undefined,
  );
  return cards(ctx, locale, and(alike, ne(templates.id, row.id)), 3, 0, "popular");
}

/** Categories that hold public templates, in their order. */
export const templateCategoriesWithCounts = categoriesWithCounts(
  "content.templateCategories",
  "template_category",
  TAGS,
);
