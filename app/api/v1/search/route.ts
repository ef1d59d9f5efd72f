import { z } from "zod";
import { ApiSearch } from "@/lib/content/api/schemas";
import { SearchInput } from "@/lib/content/search/model";
import { search } from "@/lib/content/search/queries";
import { env } from "@/lib/core/env";
import { LOCALES, localePath } from "@/lib/core/i18n/locales";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Query = SearchInput.extend({ locale: z.enum(LOCALES).optional() });

/** Searches everything public. */
export const GET = route(
  {
    auth: "none",
    query: Query,
    response: ApiSearch,
    summary: "Search everything public",
    tags: ["Public content"],
  },
  async (ctx, { query }) => {
    const locale = query.locale ?? ctx.locale;
    const { hits, ...found } = await search({ ...ctx, locale }, query);
    const url = (path: string) => `${env().baseUrl}${localePath(locale, path)}`;
    const text = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join("");
    return {
      data: hits.map((hit) => ({
        source: hit.source,
        id: hit.id,
        url: url(hit.url),
        title: text(hit.title),
        snippet: text(hit.snippet),
        language: hit.lang,
      })),
      total: found.total,
      page: found.page,
      pages: found.pages,
      counts: found.counts.map(({ source, count }) => ({ source, count })),
      similar: found.similar.map((row) => ({ ...row, url: url(row.url) })),
    };
  },
);
