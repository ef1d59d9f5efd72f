import { and, eq, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTx } from "../../core/ctx";
import { DEFAULT_LOCALE, LOCALES } from "../../core/i18n/locales";
import { enqueue, job } from "../../core/jobs";
import { log } from "../../core/log";
import { gather, type SearchDocument, type SearchSource } from "../../core/registry";
import { searchDocuments } from "../schema/search-documents";
import { tags } from "../tags";

/** The dictionary of a language; others are indexed word for word. */
const CONFIG: Record<string, string> = { en: "guild_english", ru: "guild_russian" };
const configOf = (locale: string) => CONFIG[locale] ?? "guild_simple";
/** A tsvector holds at most 1 MB; beyond this length a text adds nothing to what can be found. */
const BODY_MAX = 100_000;

/** The port `searchIndex`: has one row indexed after the caller's commit. The order of calls does not matter. */
export async function searchIndex(ctx: Ctx, source: string, id: string): Promise<void> {
  // Without a key: a job that waits already may run before this transaction is seen.
  await enqueue(ctx, "search.index", { source, id });
}

/** Loads one row from its source and writes, or removes, its documents in every language. */
export async function indexRow(ctx: Ctx, sourceName: string, id: string): Promise<void> {
  const source = gather("searchSources").find((s) => s.name === sourceName);
  if (!source) throw new Error(`No domain declares the search source "${sourceName}".`);
  await inTx(ctx, async (tx) => {
    // Of two who index one row, the later reads what the earlier has written and what the row has become since.
    await tx.db.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`search:${sourceName}:${id}`}, 0))`,
    );
    const found: [string, SearchDocument][] = [];
    for (const locale of LOCALES) {
      const document = await source.load(tx, id, locale);
      // A row that has no text in the default language is not public at all.
      if (!document && locale === DEFAULT_LOCALE) break;
      if (document) found.push([locale, document]);
    }
    const languages = found.map(([locale]) => locale);
    for (const [locale, document] of found) await upsert(tx, source, id, locale, languages, document);
    await tx.db
      .delete(searchDocuments)
      .where(
        and(
          eq(searchDocuments.source, sourceName),
          eq(searchDocuments.sourceId, id),
          languages.length ? notInArray(searchDocuments.locale, languages) : undefined,
        ),
      );
    tx.touch(tags.documents);
  });
}

async function upsert(
  ctx: Ctx,
  source: SearchSource,
  id: string,
  locale: string,
  languages: string[],
  doc: SearchDocument,
): Promise<void> {
  const values = {
    config: configOf(locale),
    languages,
    title: doc.title,
    summary: doc.summary,
    body: doc.body.slice(0, BODY_MAX),
    url: doc.url,
    imageUrl: doc.imageUrl ?? null,
    meta: doc.meta ?? null,
    isFeatured: doc.isFeatured ?? false,
    inSitemap: doc.inSitemap ?? true,
    boost: doc.boost ?? 1,
    sortAt: doc.sortAt,
    visibleFrom: doc.visibleFrom,
    visibleUntil: doc.visibleUntil ?? null,
    updatedAt: doc.updatedAt,
    indexedAt: new Date(),
  };
  await ctx.db
    .insert(searchDocuments)
    .values({ source: source.name, sourceId: id, locale, ...values })
    .onConflictDoUpdate({
      target: [searchDocuments.source, searchDocuments.sourceId, searchDocuments.locale],
      set: values,
    });
}

const BATCH = 500;

/** Indexes every public row of every source anew and removes documents whose row is no longer public. */
export async function rebuildSearch(ctx: Ctx): Promise<void> {
  for (const source of gather("searchSources")) {
    const started = new Date();
    let after: string | null = null;
    let rows = 0;
    for (;;) {
      const ids: string[] = await source.ids(ctx, after, BATCH);
      for (const id of ids) await indexRow(ctx, source.name, id);
      rows += ids.length;
      after = ids.at(-1) ?? null;
      if (ids.length < BATCH) break;
    }
    const stale = await ctx.db.execute<{ source_id: string }>(
      sql`select distinct source_id from search_documents where source = ${source.name} and indexed_at < ${started}`,
    );
    for (const { source_id } of stale.rows) await indexRow(ctx, source.name, source_id);
    log().debug({ source: source.name, rows, stale: stale.rows.length }, "search documents were rebuilt");
  }
}

export const SEARCH_JOBS = [
  job("search.index", z.object({ source: z.string(), id: z.uuid() }), (ctx, { source, id }) =>
    indexRow(ctx, source, id),
  ),
  job("search.rebuild", z.object({}), (ctx) => rebuildSearch(ctx), {
    schedule: "40 2 * * *",
    expireInSeconds: 3600,
  }),
];
