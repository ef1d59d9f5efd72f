import { absent, answer } from "@/components/content/public/machine/answer";
import { jsonFeed } from "@/components/content/public/machine/feed";
import { postFeed } from "@/components/content/public/machine/post-feed";
import { isLocale } from "@/lib/core/i18n/locales";

/** The magazine as JSON Feed. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const feed = isLocale(locale) ? await postFeed(locale, null, "feed.json") : null;
  return feed ? answer(request, jsonFeed(feed), "application/feed+json") : absent();
}
