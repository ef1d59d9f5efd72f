import type { Metadata } from "next";
import type { ContentKind, PageMeta } from "@/lib/content/publishable/model";
import { env } from "@/lib/core/env";
import { DEFAULT_LOCALE, LOCALES, localePath } from "@/lib/core/i18n/locales";
import type { Site } from "../site/site";

const TITLE_MAX = 70;

/** The whole address of a path without language prefix. */
export function absoluteUrl(locale: string, path: string): string {
  return env().baseUrl + localePath(locale, path);
}

/** A file's or drawing's address with the host in front. */
export function absoluteFile(url: string): string {
  return /^https?:/.test(url) ? url : env().baseUrl + url;
}

/** The page's title with the institution's name, as long as both fit. */
export function fullTitle(title: string, name: string): string {
  if (title.includes(name)) return title;
  const both = `${title} · ${name}`;
  return both.length <= TITLE_MAX ? both : title;
}

const feeds = (locale: string) => ({
  "application/rss+xml": localePath(locale, "/feed.xml"),
  "application/feed+json": localePath(locale, "/feed.json"),
});

function languages(codes: readonly string[], path: string): Record<string, string> {
  return {
    ...Object.fromEntries(codes.map((code) => [code, absoluteUrl(code, path)])),
    "x-default": absoluteUrl(DEFAULT_LOCALE, path),
  };
}

/** Where the image of a row for link previews is drawn. */
export function drawnImage(kind: ContentKind, slug: string, meta: PageMeta): string {
  const query = meta.lang === DEFAULT_LOCALE ? "" : `?lang=${meta.lang}`;
  return `/og/${kind}/${slug}/${meta.revision}${query}`;
}

/**
 * Metadata of one row's page. A page shown in another language than asked for is canonical at that language's
 * address, so that the same text is never indexed twice.
 */
export function rowMetadata(
  site: Site,
  kind: ContentKind,
  slug: string,
  meta: PageMeta,
  type: "website" | "article" | "profile" = "website",
): Metadata {
  const url = absoluteUrl(meta.lang, meta.path);
  const image = meta.image
    ? {
        url: absoluteFile(meta.image.url),
        width: meta.image.width,
        height: meta.image.height,
        alt: meta.image.alt,
      }
    : { url: absoluteFile(drawnImage(kind, slug, meta)), width: 1200, height: 630, alt: meta.title };
  return {
    title: { absolute: fullTitle(meta.title, site.name) },
    description: meta.description || undefined,
    alternates: { canonical: url, languages: languages(meta.languages, meta.path), types: feeds(meta.lang) },
    robots: meta.noindex ? { index: false, follow: true } : undefined,
    openGraph: {
      type: type === "profile" ? "profile" : type,
      title: meta.title,
      description: meta.description || undefined,
      url,
      siteName: site.name,
      locale: meta.lang,
      images: [image],
      ...(type === "article" && meta.publishedAt
        ? { publishedTime: meta.publishedAt, modifiedTime: meta.updatedAt }
        : {}),
    },
    twitter: {
      card: "summary_large_image",
      title: meta.title,
      description: meta.description || undefined,
      images: [image.url],
    },
  };
}

/**
 * Metadata of a list. Its canonical address carries nothing but the page number; a filtered list is not indexed.
 */
export function listMetadata(
  site: Site,
  locale: string,
  list: {
    path: string;
    title: string;
    description: string;
    page?: number;
    filtered?: boolean;
    feed?: string;
  },
): Metadata {
  const query = list.page && list.page > 1 ? `?page=${list.page}` : "";
  const url = absoluteUrl(locale, list.path) + query;
  const section = list.path.split("/")[1];
  const image = `${env().baseUrl}/og/site/${section}/1${locale === DEFAULT_LOCALE ? "" : `?lang=${locale}`}`;
  return {
    title: { absolute: fullTitle(list.title, site.name) },
    description: list.description,
    alternates: {
      canonical: url,
      languages: Object.fromEntries(
        Object.entries(languages(LOCALES, list.path)).map(([code, address]) => [code, address + query]),
      ),
      types: list.feed
        ? {
            "application/rss+xml": localePath(locale, `${list.feed}/feed.xml`),
            "application/feed+json": localePath(locale, "/feed.json"),
          }
        : feeds(locale),
    },
    robots: list.filtered ? { index: false, follow: true } : undefined,
    openGraph: {
      type: "website",
      title: list.title,
      description: list.description,
      url,
      siteName: site.name,
      locale,
      images: [image],
    },
    twitter: {
      card: "summary_large_image",
      title: list.title,
      description: list.description,
      images: [image],
    },
  };
}
