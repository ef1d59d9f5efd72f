import { xml } from "./xml";

/** A page for search engines: its address in each language, the default first, and when it last changed. */
export interface SitemapEntry {
  urls: { lang: string; url: string }[];
  lastModified: string;
}

/** One file of the sitemap, https://www.sitemaps.org/protocol.html, with the languages of each page. */
export function sitemap(entries: SitemapEntry[]): string {
  const rows = entries.flatMap((entry) =>
    entry.urls.map((one) => {
      const others =
        entry.urls.length > 1
          ? entry.urls
              .map((u) => `<xhtml:link rel="alternate" hreflang="${xml(u.lang)}" href="${xml(u.url)}"/>`)
              .join("")
          : "";
      return `<url><loc>${xml(one.url)}</loc><lastmod>${entry.lastModified}</lastmod>${others}</url>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${rows.join("\n")}
</urlset>
`;
}

/** The index of all files of the sitemap. */
export function sitemapIndex(files: { url: string; lastModified: string | null }[]): string {
  const rows = files.map(
    (f) =>
      `<sitemap><loc>${xml(f.url)}</loc>${f.lastModified ? `<lastmod>${f.lastModified}</lastmod>` : ""}</sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join("\n")}
</sitemapindex>
`;
}
