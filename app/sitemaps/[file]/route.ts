import { absent, answer } from "@/components/content/public/machine/answer";
import { sitemap } from "@/components/content/public/machine/sitemap";
import { absoluteUrl } from "@/components/content/public/seo/metadata";
import { type SitemapEntry, sitemapFile, sitemapFiles } from "@/lib/content/search/catalog";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/core/i18n/locales";
import { pointsInfo } from "@/lib/points/catalog";
import { skillsFront } from "@/lib/skills/catalog";

export const dynamic = "force-dynamic";

/** Which source's rows each list page shows. */
const LISTS = [
  ["/posts", "post"],
  ["/projects", "project"],
  ["/portfolio", "portfolio_item"],
  ["/templates", "template"],
  ["/team", "team_member"],
] as const;

async function lists(): Promise<SitemapEntry[]> {
  const [files, points, skills] = await Promise.all([
    sitemapFiles(),
    pointsInfo(DEFAULT_LOCALE),
    skillsFront(DEFAULT_LOCALE),
  ]);
  const languages = [...LOCALES];
  const further = (path: string, lastmod: string | null): SitemapEntry[] =>
    lastmod ? [{ path, lastmod, languages }] : [];
  const rows = LISTS.flatMap(([path, source]) => {
    const lastmod = files
      .filter((f) => f.source === source)
      .map((f) => f.lastmod)
      .sort()
      .at(-1);
    return further(path, lastmod ?? null);
  });
  return [
    ...rows,
    ...further("/points", points.updatedAt),
    ...further("/skills", skills.updatedAt),
    ...skills.categories
      .filter((category) => category.skills > 0)
      .flatMap((category) => further(`/skills/category/${category.slug}`, skills.updatedAt)),
  ];
}

/** One file of the sitemap: `post-1.xml`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const match = /^([a-z_]+)-(\d{1,4})\.xml$/.exec((await params).file);
  if (!match) return absent();
  const [, source = "", number] = match;
  const entries =
    source === "lists" && number === "1" ? await lists() : await sitemapFile(source, Number(number));
  if (!entries) return absent();
  const body = sitemap(
    entries.map((entry) => ({
      urls: entry.languages.map((lang) => ({ lang, url: absoluteUrl(lang, entry.path) })),
      lastModified: entry.lastmod,
    })),
  );
  return answer(request, body, "application/xml");
}
