import { excerptOf } from "../markdown/text";
import { readyLanguages } from "../translate";
import type { PageMeta, Picture, Seo, Translations } from "./model";

/** Cuts a text between words. */
function short(text: string, max: number): string {
  return text.length <= max ? text : excerptOf(text, max);
}

/** What metadata takes from a row as it is; each publishable table has these columns. */
interface MetaColumns {
  seo: Partial<Seo>;
  translations: Translations;
  liveRevisionId: string | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** Metadata of a page (rule 17): own SEO texts, else title and summary, else the beginning of the text. */
export function pageMeta(
  row: MetaColumns,
  page: { title: string; summary: string; text: string; lang: string; path: string; image: Picture | null },
): PageMeta {
  const own = row.translations[page.lang]?.seo ?? row.seo;
  return {
    title: short(own.title || page.title, 70),
    description: short(own.description || page.summary || excerptOf(page.text, 160), 160),
    image: page.image,
    noindex: row.seo.noindex ?? false,
    languages: readyLanguages(row.translations),
    lang: page.lang,
    path: page.path,
    revision: (row.liveRevisionId ?? "draft").slice(-12),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  };
}
