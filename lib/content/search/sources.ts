import { and, asc, eq, gt } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import type { SearchDocument, SearchSource } from "../../core/registry";
import { plainText } from "../markdown/text";
import { markdownOf } from "../page/blocks";
import { pathOf } from "../paths";
import { picturesOf } from "../pictures";
import type { Translations } from "../publishable/model";
import { pages } from "../schema/pages";
import { posts } from "../schema/posts";
import { portfolioItems, projects } from "../schema/projects";
import { teamMembers } from "../schema/team-members";
import { templates } from "../schema/templates";
import { textsIn } from "../translate";

/** A language in which the row has no text of its own has no document; search shows the default one instead. */
const speaks = (locale: string, translations: Translations) =>
  locale === DEFAULT_LOCALE || Boolean(translations[locale]?.ready);

/** The picture of a listing card, in `meta.image`; null lets the card draw the row's mark. */
async function imageOf(ctx: Ctx, fileId: string | null) {
  const image = (await picturesOf(ctx, [fileId])).get(fileId ?? "");
  return image ? { url: image.url, width: image.width, height: image.height, srcset: image.srcset } : null;
}

interface Row {
  id: string;
  slug: string;
  translations: Translations;
  seo: { noindex?: boolean };
  tags: string[];
  isFeatured: boolean;
  publishedAt: Date | null;
  updatedAt: Date;
}

async function documentOf(
  ctx: Ctx,
  row: Row,
  doc: {
    title: string;
    summary: string;
    text: string;
    url: string;
    fileId: string | null;
    meta?: object;
    boost?: number;
  },
): Promise<SearchDocument> {
  const image = await imageOf(ctx, doc.fileId);
  const publishedAt = row.publishedAt ?? row.updatedAt;
  return {
    title: doc.title,
    summary: doc.summary,
    body: `${plainText(doc.text)} ${row.tags.join(" ")}`.trim(),
    url: doc.url,
    imageUrl: image?.url ?? null,
    meta: { ...doc.meta, image },
    isFeatured: row.isFeatured,
    inSitemap: !row.seo.noindex,
    boost: doc.boost ?? 1,
    sortAt: publishedAt,
    updatedAt: row.updatedAt,
    visibleFrom: publishedAt,
  };
}

const PUBLIC = "published" as const;

export const pageSource: SearchSource = {
  name: "page",
  label: "content.sources.page",
  async load(ctx, id, locale) {
    const [row] = await ctx.db
      .select()
      .from(pages)
      .where(and(eq(pages.id, id), eq(pages.status, PUBLIC)));
    if (!row || !speaks(locale, row.translations)) return null;
    const { title, blocks } = textsIn(locale, { title: row.title, blocks: row.blocks }, row.translations);
    const hero = blocks.find((block) => block.type === "hero");
    const text = blocks.map((block) => words(block)).join("\n\n");
    const summary = hero?.text || plainText(text, 200);
    return documentOf(ctx, row, {
      title,
      summary,
      text,
      url: pathOf("page", row),
      fileId: hero?.image?.fileId ?? null,
      boost: 1.3,
    });
  },
  ids: async (ctx, after, limit) =>
    idsOf(
      await ctx.db
        .select({ id: pages.id })
        .from(pages)
        .where(and(eq(pages.status, PUBLIC), after ? gt(pages.id, after) : undefined))
        .orderBy(asc(pages.id))
        .limit(limit),
    ),
};

/** All words of a block that a visitor reads. */
function words(block: (typeof pages.$inferSelect)["blocks"][number]): string {
  const parts: string[] = [markdownOf(block)];
  if ("heading" in block) parts.unshift(block.heading);
  if (block.type === "hero" || block.type === "quote" || block.type === "contact") parts.push(block.text);
  if (block.type === "faq") parts.push(...block.items.map((item) => item.question));
  if (block.type === "stats") parts.push(...block.items.map((item) => `${item.value} ${item.label}`));
  return parts.filter(Boolean).join("\n\n");
}

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);

export const postSource: SearchSource = {
  name: "post",
  label: "content.sources.post",
  async load(ctx, id, locale) {
    const [row] = await ctx.db
      .select()
      .from(posts)
      .where(and(eq(posts.id, id), eq(posts.status, PUBLIC)));
    if (!row || !speaks(locale, row.translations)) return null;
    const base = { title: row.title, excerpt: row.excerpt ?? "", body: row.body };
    const { title, excerpt, body } = textsIn(locale, base, row.translations);
    const meta = { author: row.authorName, minutes: row.readingMinutes };
    return documentOf(ctx, row, {
      title,
      summary: excerpt || plainText(body, 200),
      text: body,
      url: pathOf("post", row),
      fileId: row.coverFileId,
      meta,
    });
  },
  ids: async (ctx, after, limit) =>
    idsOf(
      await ctx.db
        .select({ id: posts.id })
        .from(posts)
        .where(and(eq(posts.status, PUBLIC), after ? gt(posts.id, after) : undefined))
        .orderBy(asc(posts.id))
        .limit(limit),
    ),
};

export const templateSource: SearchSource = {
  name: "template",
  label: "content.sources.template",
  async load(ctx, id, locale) {
    const [row] = await ctx.db
      .select()
      .from(templates)
      .where(and(eq(templates.id, id), eq(templates.status, PUBLIC)));
    if (!row || !speaks(locale, row.translations)) return null;
    const base = { name: row.name, summary: row.summary, description: row.description };
    const { name, summary, description } = textsIn(locale, base, row.translations);
    return documentOf(ctx, row, {
      title: name,
      summary,
      text: description,
      url: pathOf("template", row),
      fileId: row.coverFileId,
      meta: { pricing: row.pricingType },
    });
  },
  ids: async (ctx, after, limit) =>
    idsOf(
      await ctx.db
        .select({ id: templates.id })
        .from(templates)
        .where(and(eq(templates.status, PUBLIC), after ? gt(templates.id, after) : undefined))
        .orderBy(asc(templates.id))
        .limit(limit),
    ),
};

export const projectSource: SearchSource = {
  name: "project",
  label: "content.sources.project",
  async load(ctx, id, locale) {
    const [row] = await ctx.db
      .select()
      .from(projects)
      .where(and(eq(projects.id, id), eq(projects.status, PUBLIC)));
    if (!row || !speaks(locale, row.translations)) return null;
    const base = { title: row.title, summary: row.summary, body: row.body };
    const { title, summary, body } = textsIn(locale, base, row.translations);
    return documentOf(ctx, row, {
      title,
      summary,
      text: body,
      url: pathOf("project", row),
      fileId: row.coverFileId,
      meta: { client: row.clientName },
    });
  },
  ids: async (ctx, after, limit) =>
    idsOf(
      await ctx.db
        .select({ id: projects.id })
        .from(projects)
        .where(and(eq(projects.status, PUBLIC), after ? gt(projects.id, after) : undefined))
        .orderBy(asc(projects.id))
        .limit(limit),
    ),
};

const caseIsPublic = and(eq(portfolioItems.status, PUBLIC), eq(projects.status, PUBLIC));

export const portfolioSource: SearchSource = {
  name: "portfolio_item",
  label: "content.sources.portfolio_item",
  async load(ctx, id, locale) {
    const [found] = await ctx.db
      .select({ row: portfolioItems, projectCover: projects.coverFileId })
      .from(portfolioItems)
      .innerJoin(projects, eq(projects.id, portfolioItems.projectId))
      .where(and(eq(portfolioItems.id, id), caseIsPublic));
    if (!found || !speaks(locale, found.row.translations)) return null;
    const { row } = found;
    const base = { title: row.title, summary: row.summary, body: row.body };
    const { title, summary, body } = textsIn(locale, base, row.translations);
    const fileId = row.coverFileId ?? found.projectCover;
    return documentOf(ctx, row, { title, summary, text: body, url: pathOf("portfolio_item", row), fileId });
  },
  ids: async (ctx, after, limit) =>
    idsOf(
      await ctx.db
        .select({ id: portfolioItems.id })
        .from(portfolioItems)
        .innerJoin(projects, eq(projects.id, portfolioItems.projectId))
        .where(and(caseIsPublic, after ? gt(portfolioItems.id, after) : undefined))
        .orderBy(asc(portfolioItems.id))
        .limit(limit),
    ),
};

export const teamSource: SearchSource = {
  name: "team_member",
  label: "content.sources.team_member",
  async load(ctx, id, locale) {
    const [row] = await ctx.db
      .select()
      .from(teamMembers)
      .where(and(eq(teamMembers.id, id), eq(teamMembers.isActive, true)));
    const translated = row?.translations[locale];
    if (!row || (locale !== DEFAULT_LOCALE && !translated?.bio)) return null;
    const bio = (locale === DEFAULT_LOCALE ? null : translated?.bio) || row.bio || "";
    const image = await imageOf(ctx, row.photoFileId);
    const own = locale === DEFAULT_LOCALE ? undefined : translated;
    return {
      title: own?.name || row.name,
      summary: own?.designation || row.designation,
      body: plainText(bio),
      url: pathOf("team_member", row),
      imageUrl: image?.url ?? null,
      meta: { image },
      boost: 1.1,
      sortAt: row.createdAt,
      updatedAt: row.updatedAt,
      visibleFrom: row.createdAt,
    };
  },
  ids: async (ctx, after, limit) =>
    idsOf(
      await ctx.db
        .select({ id: teamMembers.id })
        .from(teamMembers)
        .where(and(eq(teamMembers.isActive, true), after ? gt(teamMembers.id, after) : undefined))
        .orderBy(asc(teamMembers.id))
        .limit(limit),
    ),
};
