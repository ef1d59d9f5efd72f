import { type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { DEFAULT_LOCALE } from "../../core/i18n/locales";
import { translator } from "../../core/i18n/translate";
import { limit } from "../../core/limits";
import { gather } from "../../core/registry";
import { searchDocuments as docs } from "../schema/search-documents";
import { inLanguage, visible } from "./catalog";
import {
  type Highlight,
  SEARCH_MAX_PAGE,
  SEARCH_PAGE_SIZE,
  type SearchInput,
  type SearchResult,
} from "./model";

const PER_MINUTE = { capacity: 30, perSeconds: 60 };
/** So few hits that similar titles are offered. */
const FEW = 3;
/** Of more matches than these only the newest are ranked, those named like the words before all others. */
const RANKED = 2000;
// Private-use characters mark words found; they cannot be typed into a document unnoticed, and are no HTML.
const [OPEN, CLOSE] = ["\uE000", "\uE001"];

/** The search words as a tsquery: in the default language, and in the reader's where that is another. */
function queryOf(locale: string, words: string) {
  const english = sql`websearch_to_tsquery('guild_english', ${words})`;
  if (locale === DEFAULT_LOCALE) return english;
  const config = locale === "ru" ? "guild_russian" : "guild_simple";
  return sql`(websearch_to_tsquery(${config}::regconfig, ${words}) || ${english})`;
}

function highlights(marked: string): Highlight[] {
  return marked.split(OPEN).flatMap((part, index) => {
    const end = index === 0 ? -1 : part.indexOf(CLOSE);
    const found = end < 0 ? "" : part.slice(0, end);
    const rest = (end < 0 ? part : part.slice(end + 1)).replaceAll(CLOSE, "");
    return [
      ...(found ? [{ text: found, marked: true }] : []),
      ...(rest ? [{ text: rest, marked: false }] : []),
    ];
  });
}

interface HitRow extends Record<string, unknown> {
  /** Matches by source; null without any. */
  counts: Record<string, number> | null;
  source: string;
  source_id: string;
  locale: string;
  url: string;
  image_url: string | null;
  title: string;
  snippet: string;
  sort_at: string;
}

/**
 * Searches everything public (rule 22): title before summary before body, times the row's own weight, times how
 * fresh it is. Throws `unavailable` after 30 searches a minute from one address.
 */
export async function search(ctx: Ctx, input: SearchInput): Promise<SearchResult> {
  await limit(ctx, `search:${ctx.ip ?? "local"}`, PER_MINUTE);
  return find(ctx, input);
}

/**
 * The search itself, without the limit, in one query: all matches are counted by source, the best of them ranked,
 * and only the 20 that are shown get their words marked.
 */
export async function find(ctx: Ctx, { q, source, page }: SearchInput): Promise<SearchResult> {
  const words = q.replace(/[\p{Cc}\p{Co}]/gu, " ");
  const query = queryOf(ctx.locale, words);
  const options = `StartSel=${OPEN}, StopSel=${CLOSE}`;
  const rows = await byIndex(
    ctx,
    sql`
    with titled as materialized (
      select ctid as tid from search_documents where ${named(words)}
    ), matched as materialized (
      select ctid as tid, source, sort_at, ctid in (select tid from titled) as named
      from search_documents where ${docs.tsv} @@ ${query} and ${inLanguage(ctx.locale)} and ${visible()}
    ), counts as (
      select jsonb_object_agg(source, n) as counts from (select source, count(*) as n from matched group by source) c
    ), picked as (
      select tid from matched ${source ? sql`where source = ${source}` : sql``}
      order by named desc, sort_at desc limit ${RANKED}
    ), ranked as (
      select d.*, ts_rank_cd('{0.05, 0.1, 0.4, 1}', d.tsv, ${query}, 1) * d.boost
        * (0.6 + 0.4 / (1 + greatest(0, extract(epoch from now() - d.sort_at)) / 15552000)) as rank
      from search_documents d where d.ctid = any(array(select tid from picked))
      order by rank desc, d.sort_at desc, d.source_id
      limit ${SEARCH_PAGE_SIZE} offset ${(page - 1) * SEARCH_PAGE_SIZE}
    )
    select counts, source, source_id, locale, url, image_url, sort_at,
      ts_headline(config, title, ${query}, ${`${options}, HighlightAll=true`}) as title,
      ts_headline(config, concat_ws(' · ', nullif(summary, ''), left(body, 20000)), ${query},
        ${`${options}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`}) as snippet
    from counts left join ranked on true order by rank desc, sort_at desc, source_id`,
  );
  const found = rows[0]?.counts ?? {};
  const t = await translator(ctx.locale);
  const counts = gather("searchSources").flatMap(({ name, label }) =>
    found[name] ? [{ source: name, label: t(label), count: found[name] }] : [],
  );
  const total = counts.reduce((sum, c) => sum + (!source || c.source === source ? c.count : 0), 0);
  const pages = Math.min(SEARCH_MAX_PAGE, Math.max(1, Math.ceil(total / SEARCH_PAGE_SIZE)));
  if (page > pages) return find(ctx, { q, source, page: pages });
  const hits = rows.filter((row) => row.source_id !== null);
  return {
    hits: hits.map((row) => ({
      source: row.source,
      id: row.source_id,
      url: row.url,
      imageUrl: row.image_url,
      title: highlights(row.title),
      snippet: highlights(row.snippet),
      lang: row.locale,
      sortAt: new Date(row.sort_at).toISOString(),
    })),
    total,
    page,
    pages,
    counts,
    similar:
      total < FEW
        ? await similar(
            ctx,
            words,
            hits.map((row) => row.source_id),
          )
        : [],
  };
}

/**
 * Runs a search by its index. For words that most documents hold the planner would read the whole table instead: it
 * does not know that each document's words lie apart from the row and cost far more to fetch than the row.
 */
function byIndex(ctx: Ctx, query: SQL): Promise<HitRow[]> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return (await tx.execute<HitRow>(query)).rows;
  });
}

/** Whether a title holds the words as they were typed; two letters are too few for the index of titles. */
const named = (words: string): SQL =>
  words.trim().length < 3
    ? sql`false`
    : sql`${docs.title} ilike ${`%${words.trim().replace(/[\\%_]/g, "\\$&")}%`}`;

/** Rows with a title like the words, by trigrams (similarity at least 0.3). */
async function similar(ctx: Ctx, words: string, besides: string[]) {
  const { rows } = await ctx.db.execute<{ url: string; title: string; source: string }>(sql`
    select ${docs.url}, ${docs.title}, ${docs.source} from search_documents
    where ${docs.title} % ${words} and ${inLanguage(ctx.locale)} and ${visible()}
      and not (${docs.sourceId} = any(${sql.param(besides)}::uuid[]))
    order by similarity(${docs.title}, ${words}) desc, ${docs.sourceId} limit 5`);
  return rows.map(({ url, title, source }) => ({ url, title, source }));
}
