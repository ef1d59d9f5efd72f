import { excerptOf } from "../markdown/text";
import { readyLanguages } from "../translate";
import type { PageMeta, Picture, Seo, Translations } from "./model";

/** Cuts a text between words. */
function short(text: string, max: number): string {
  return text.length <= max ? text : excerptOf(text, max);
}

/** Metadata of a page (rule 17): own SEO texts, else title and summary, else the beginning of the text. */
export function pageMeta(page: {
  title: string;
  summary: string;
  text: string;
  seo: Partial<Seo>;
  translations: Translations;
  lang: string;
  path: string;
  image: Picture | null;
  revision: string | null;
  publishedAt: Date | null;
  updatedAt: Date;
}): PageMeta {
  const own = page.translations[page.lang]?.seo ?? page.seo;
  return {
    title: short(own.title || page.title, 70),
    description: short(own.description || page.summary || excerptOf(page.text, 160), 160),
    image: page.image,
    noindex: page.seo.noindex ?? false,
    languages: readyLanguages(page.translations),
    lang: page.lang,
    path: page.path,
    revision: (page.revision ?? "draft").slice(-12),
    publishedAt: page.publishedAt?.toISOString() ?? null,
    updatedAt: page.updatedAt.toISOString(),
  };
}
