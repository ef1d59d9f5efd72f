import { answer } from "@/components/content/public/machine/answer";
import { sitemapIndex } from "@/components/content/public/machine/sitemap";
import { sitemapFiles } from "@/lib/content/search/catalog";
import { env } from "@/lib/core/env";

// Read on each request, because rows become visible by the clock.
export const dynamic = "force-dynamic";

/** The index of the sitemap: one file for each kind of public rows, and one for the lists. */
export async function GET(request: Request) {
  const files = await sitemapFiles();
  const newest =
    files
      .map((f) => f.lastmod)
      .sort()
      .at(-1) ?? null;
  const all = [{ source: "lists", n: 1, lastmod: newest }, ...files];
  const body = sitemapIndex(
    all.map((f) => ({ url: `${env().baseUrl}/sitemaps/${f.source}-${f.n}.xml`, lastModified: f.lastmod })),
  );
  return answer(request, body, "application/xml");
}
