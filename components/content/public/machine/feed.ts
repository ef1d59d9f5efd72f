import { cdata, withHost, xml } from "./xml";

/** A feed of stories; every address is whole. */
export interface Feed {
  title: string;
  description: string;
  language: string;
  /** The list that it follows. */
  home: string;
  /** Its own address. */
  self: string;
  baseUrl: string;
  items: FeedItem[];
}
export interface FeedItem {
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  author: string;
  category: string | null;
  tags: string[];
  image: string | null;
  language: string;
  /** ISO 8601. */
  publishedAt: string;
  updatedAt: string;
}

const newest = (feed: Feed) =>
  feed.items
    .map((i) => i.updatedAt)
    .sort()
    .at(-1);

/**
 * RSS 2.0 with the full text, https://www.rssboard.org/rss-specification. An item's description is HTML there, so the
 * plain summary is escaped twice.
 */
export function rss(feed: Feed): string {
  const items = feed.items.map(
    (item) => `<item>
<title>${xml(item.title)}</title>
<link>${xml(item.url)}</link>
<guid isPermaLink="false">urn:uuid:${xml(item.id)}</guid>
<pubDate>${new Date(item.publishedAt).toUTCString()}</pubDate>
${item.author ? `<dc:creator>${xml(item.author)}</dc:creator>` : ""}
${[item.category, ...item.tags]
  .filter((c) => c !== null)
  .map((c) => `<category>${xml(c)}</category>`)
  .join("")}
<description>${xml(xml(item.summary))}</description>
<content:encoded>${cdata(withHost(item.html, feed.baseUrl))}</content:encoded>
</item>`,
  );
  const changed = newest(feed);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(feed.title)}</title>
<link>${xml(feed.home)}</link>
<description>${xml(feed.description)}</description>
<language>${xml(feed.language)}</language>
<atom:link href="${xml(feed.self)}" rel="self" type="application/rss+xml"/>
${changed ? `<lastBuildDate>${new Date(changed).toUTCString()}</lastBuildDate>` : ""}
${items.join("\n")}
</channel>
</rss>
`;
}

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/. */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    language: feed.language,
    home_page_url: feed.home,
    feed_url: feed.self,
    items: feed.items.map((item) => ({
      id: `urn:uuid:${item.id}`,
      url: item.url,
      title: item.title,
      summary: item.summary || undefined,
      content_html: withHost(item.html, feed.baseUrl),
      image: item.image ?? undefined,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      language: item.language,
      authors: item.author ? [{ name: item.author }] : undefined,
      tags: [...(item.category ? [item.category] : []), ...item.tags],
    })),
  });
}
