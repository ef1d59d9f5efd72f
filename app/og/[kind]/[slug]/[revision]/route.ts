import { absent } from "@/components/content/public/machine/answer";
import { socialPng } from "@/components/content/public/og/social-image";
import { drawnSubject } from "@/components/content/public/og/subject";
import { DEFAULT_LOCALE, isLocale } from "@/lib/core/i18n/locales";

/** The drawn image of a public row or list, for link previews. An older revision leads to the present one. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ kind: string; slug: string; revision: string }> },
) {
  const { kind, slug, revision } = await params;
  const url = new URL(request.url);
  const asked = url.searchParams.get("lang") ?? DEFAULT_LOCALE;
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const subject = await drawnSubject(locale, kind, slug);
  if (!subject) return absent();
  if (subject.revision !== revision) {
    const query = locale === DEFAULT_LOCALE ? "" : `?lang=${locale}`;
    return new Response(null, {
      status: 307,
      headers: { location: `/og/${kind}/${slug}/${subject.revision}${query}` },
    });
  }
  const png = await socialPng(subject);
  return new Response(new Uint8Array(png), {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=31536000, immutable" },
  });
}
