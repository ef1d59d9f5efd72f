import { absent, answer } from "@/components/content/public/machine/answer";
import { rss } from "@/components/content/public/machine/feed";
import { postFeed } from "@/components/content/public/machine/post-feed";
import { isLocale } from "@/lib/core/i18n/locales";

/** The magazine as RSS. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const feed = isLocale(locale) ? await postFeed(locale, null, "feed.xml") : null;
  return feed ? answer(request, rss(feed), "application/rss+xml") : absent();
}
