import { LocaleQuery, SlugParams } from "@/lib/content/api/keyset";
import { ApiPostDetail } from "@/lib/content/api/schemas";
import { apiPostDetail } from "@/lib/content/api/shape";
import { postBySlug } from "@/lib/content/post/detail";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

/** One public post with its text. */
export const GET = route(
  {
    auth: "none",
    params: SlugParams,
    query: LocaleQuery,
    response: ApiPostDetail,
    summary: "Read a post",
    tags: ["Public content"],
  },
  async (ctx, { params, query }) => {
    const locale = query.locale ?? ctx.locale;
    const post = await postBySlug(locale, params.slug);
    if (!post) throw notFound();
    return apiPostDetail(post, locale);
  },
);
