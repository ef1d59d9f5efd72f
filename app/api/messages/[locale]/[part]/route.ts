import "@/lib/domains";
import { CATALOG_PARTS, type CatalogPart, servedCatalog } from "@/lib/core/i18n/catalogs";
import { isLocale } from "@/lib/core/i18n/locales";

export const dynamic = "force-dynamic";

const YEAR = 31_536_000;

/** The messages of a language for client components. An address of another version answers today's, unkept. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; part: string }> },
) {
  const { locale, part } = await params;
  if (!isLocale(locale) || !(CATALOG_PARTS as readonly string[]).includes(part))
    return new Response(null, { status: 404 });
  const { body, catalog } = await servedCatalog(locale, part as CatalogPart);
  const asked = new URL(request.url);
  const current = `${asked.pathname}${asked.search}` === catalog.url;
  return new Response(body, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": current ? `public, max-age=${YEAR}, immutable` : "no-store",
    },
  });
}
