import { LocaleQuery, SlugParams } from "@/lib/content/api/keyset";
import { ApiPage } from "@/lib/content/api/schemas";
import { apiBlock } from "@/lib/content/api/shape";
import { pageBySlug } from "@/lib/content/page/catalog";
import { env } from "@/lib/core/env";
import { notFound } from "@/lib/core/errors";
import { localePath } from "@/lib/core/i18n/locales";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

/** One public page with its blocks. */
export const GET = route(
  {
    auth: "none",
    params: SlugParams,
    query: LocaleQuery,
    response: ApiPage,
    summary: "Read a page",
    tags: ["Public content"],
  },
  async (ctx, { params, query }) => {
    const locale = query.locale ?? ctx.locale;
    const page = await pageBySlug(locale, params.slug);
    if (!page) throw notFound();
    return {
      id: page.id,
      slug: page.slug,
      url: `${env().baseUrl}${localePath(locale, page.path)}`,
      page_type: page.pageType,
      title: page.title,
      language: page.lang,
      languages: page.meta.languages,
      blocks: page.blocks.map(apiBlock),
      updated_at: page.meta.updatedAt,
    };
  },
);
