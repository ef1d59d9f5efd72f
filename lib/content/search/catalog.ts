import { and, asc, count, desc, eq, gt, lte, or, type SQL, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { makeCtx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { gather } from "../../core/registry";
import { searchDocuments as docs } from "../schema/search-documents";
import { tags } from "../tags";
import type { ListingCard } from "./model";

/** Visible now. */
export const visible = (): SQL | undefined =>
  and(
    lte(docs.visibleFrom, sql`now()`),
    or(sql`${docs.visibleUntil} is null`, gt(docs.visibleUntil, sql`now()`)),
  );

/** A row's document in the reader's language; in the default one when it has none. */
export function inLanguage(locale: string): SQL {
  if (locale === DEFAULT_LOCALE) return eq(docs.locale, locale);
  return sql`(${docs.locale} = ${locale} or (${docs.locale} = ${DEFAULT_LOCALE} and not ${locale} = any(${docs.languages})))`;
}

/** Cards for a listing block: public rows of any domain, newest, soonest or featured first. */
export const listing = cached(
  "content.listing",
  () => [tags.documents],
  async (locale: string, source: string, order: string, limit: number): Promise<ListingCard[]> => {
    const orders: Record<string, SQL[]> = {
      newest: [desc(docs.sortAt)],
      soonest: [asc(docs.sortAt)],
      featured: [desc(docs.isFeatured), desc(docs.sortAt)],
    };
    const rows = await makeCtx()
      .db.select({
        source: docs.source,
        sourceId: docs.sourceId,
        locale: docs.locale,
        url: docs.url,
        title: docs.title,
        summary: docs.summary,
        meta: docs.meta,
        sortAt: docs.sortAt,
      })
      .from(docs)
      .where(
        and(
          eq(docs.source, source),
          inLanguage(locale),
          visible(),
          order === "soonest" ? gt(docs.sortAt, sql`now()`) : undefined,
        ),
      )
      .orderBy(...(orders[order] ?? [desc(docs.sortAt)]), asc(docs.sourceId))
      .limit(Math.min(Math.max(limit, 1), 12));
    return rows.map((row) => {
      const { image, ...meta } = (row.meta ?? {}) as { image?: ListingCard["image"] };
      return {
        source: row.source,
        id: row.sourceId,
        url: row.url,
        title: row.title,
        summary: row.summary,
        lang: row.locale,
        image: image ?? null,
        sortAt: row.sortAt.toISOString(),
        meta,
      };
    });
  },
);

/** Addresses in one file of the sitemap. */
export const SITEMAP_SIZE = 10_000;
const inSitemap = () => and(eq(docs.locale, DEFAULT_LOCALE), eq(docs.inSitemap, true), visible());

/** Every sitemap file that exists: a source, its number from 1, and when its newest row changed. */
export const sitemapFiles = cached(
  "content.sitemapFiles",
  () => [tags.documents],
  async (): Promise<{ source: string; n: number; lastmod: string }[]> => {
    const rows = await makeCtx()
      .db.select({ source: docs.source, rows: count(), lastmod: sql<string>`max(${docs.updatedAt})` })
      .from(docs)
      .where(inSitemap())
      .groupBy(docs.source)
      .orderBy(docs.source);
    return rows.flatMap(({ source, rows: total, lastmod }) =>
      Array.from({ length: Math.ceil(total / SITEMAP_SIZE) }, (_, i) => ({
        source,
        n: i + 1,
        lastmod: new Date(lastmod).toISOString(),
      })),
    );
  },
);

/** One address of the sitemap: its path without language prefix and the languages in which it exists. */
export interface SitemapEntry {
  path: string;
  lastmod: string;
  languages: string[];
}

/** One file of the sitemap; null when there is none. Sources are those of the registry, `n` counts from 1. */
export const sitemapFile = cached(
  "content.sitemap",
  () => [tags.documents],
  async (source: string, n: number): Promise<SitemapEntry[] | null> => {
    if (!Number.isInteger(n) || n < 1 || !gather("searchSources").some((s) => s.name === source)) return null;
    const rows = await makeCtx()
      .db.select({
        path: docs.url,
        lastmod: docs.updatedAt,
        languages: docs.languages,
      })
      .from(docs)
      .where(and(eq(docs.source, source), inSitemap()))
      .orderBy(asc(docs.sourceId))
      .limit(SITEMAP_SIZE)
      .offset((n - 1) * SITEMAP_SIZE);
    return rows.length ? rows.map((row) => ({ ...row, lastmod: row.lastmod.toISOString() })) : null;
  },
);
