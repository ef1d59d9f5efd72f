import { answer } from "@/components/content/public/machine/answer";
import { site } from "@/components/content/public/site/site";
import { env } from "@/lib/core/env";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/core/i18n/locales";
import { WORKSPACES } from "@/lib/core/security-headers";

// Read on each request, so that the setting works at once.
export const dynamic = "force-dynamic";

const CLOSED = [...WORKSPACES.map((w) => `/${w}`), "/preview/", "/search", "/sign-in", "/sign-up"];

/** What search engines may read: the public pages, or nothing while the site is not to be found. */
export async function GET(request: Request) {
  const { indexable } = await site();
  const others = LOCALES.filter((l) => l !== DEFAULT_LOCALE);
  const closed = [...CLOSED, ...others.flatMap((l) => CLOSED.map((path) => `/${l}${path}`)), "/api/"];
  const lines = indexable
    ? [
        "User-agent: *",
        ...closed.map((path) => `Disallow: ${path}`),
        "",
        `Sitemap: ${env().baseUrl}/sitemap.xml`,
      ]
    : ["User-agent: *", "Disallow: /"];
  return answer(request, `${lines.join("\n")}\n`, "text/plain");
}
