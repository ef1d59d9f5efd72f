import { postCategoriesWithCounts } from "@/lib/content/post/catalog";
import { feedPosts } from "@/lib/content/post/feed";
import { env } from "@/lib/core/env";
import { translator } from "@/lib/core/i18n/translate";
import { absoluteFile, absoluteUrl } from "../seo/metadata";
import { site } from "../site/site";
import type { Feed } from "./feed";

/** The magazine as a feed, whole or one section of it; null when there is no such section. `file` ends its address. */
export async function postFeed(
  locale: string,
  category: string | null,
  file: "feed.xml" | "feed.json",
): Promise<Feed | null> {
  const [house, t, sections] = await Promise.all([
    site(),
    translator(locale),
    postCategoriesWithCounts(locale),
  ]);
  const section = category ? sections.find((s) => s.slug === category) : undefined;
  if (category && !section) return null;
  const items = await feedPosts(locale, category);
  const whole = t("content.public.meta.feed", { name: house.name });
  const home = section?.path ?? "/posts";
  return {
    title: section ? `${whole} · ${section.name}` : whole,
    description: section?.description || t("content.public.posts.lead"),
    language: locale,
    home: absoluteUrl(locale, home),
    self: absoluteUrl(locale, section ? `${home}/${file}` : `/${file}`),
    baseUrl: env().baseUrl,
    items: items.map((item) => ({
      ...item,
      url: absoluteUrl(locale, item.path),
      author: item.authorName,
      image: item.image && absoluteFile(item.image),
      language: locale,
    })),
  };
}
