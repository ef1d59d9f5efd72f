import { splitLocale } from "../../core/i18n/locales";
import { isReserved } from "../page/reserved";
import { rowOfPath } from "../paths";

/** Addresses in links and images of Markdown: `[…](/path "title")`. */
const MARKDOWN_LINK = /\]\(\s*<?(\/(?!\/)[^)\s>]*)/g;

/** Every address of this site that some texts link to: in Markdown, and in fields named `href` or `liveUrl`. */
export function siteLinks(value: unknown, key = ""): string[] {
  if (typeof value === "string") {
    if (/^(href|liveUrl)$/.test(key)) return /^\/(?![/\\])/.test(value) ? [value] : [];
    return [...value.matchAll(MARKDOWN_LINK)].map((match) => match[1] as string);
  }
  if (Array.isArray(value)) return value.flatMap((inner) => siteLinks(inner, key));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => siteLinks(inner, name));
}

/** Public lists and machines, which are no rows. */
const ROUTES = new Set(
  "/ /posts /projects /portfolio /templates /team /search /feed.xml /feed.json /sitemap.xml /robots.txt".split(
    " ",
  ),
);

/** What must exist for an address to lead somewhere; null for a route that always answers. */
export type LinkTarget =
  | { type: "row"; path: string; kind: NonNullable<ReturnType<typeof rowOfPath>>["kind"]; slug: string }
  | { type: "file"; id: string }
  | { type: "path"; path: string };

/** Reads an address: query, anchor, language prefix and a trailing slash aside. */
export function linkTarget(href: string): LinkTarget | null {
  const bare = (href.split(/[?#]/)[0] ?? "").replace(/(.)\/+$/, "$1") || "/";
  const { path } = splitLocale(bare);
  if (ROUTES.has(path)) return null;
  const file = /^\/files\/([0-9a-f-]{36})(\/|$)/.exec(path)?.[1];
  if (file) return { type: "file", id: file };
  const row = rowOfPath(path);
  if (row && row.kind !== "page") return { type: "row", path, ...row };
  // Other parts of the application answer for themselves.
  if (isReserved(path.split("/")[1] ?? "")) return null;
  return row ? { type: "row", path, ...row } : { type: "path", path };
}
