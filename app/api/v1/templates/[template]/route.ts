import { z } from "zod";
import { LocaleQuery } from "@/lib/content/api/keyset";
import { ApiTemplateDetail } from "@/lib/content/api/schemas";
import { apiTemplateDetail } from "@/lib/content/api/shape";
import { templateBySlug } from "@/lib/content/template/catalog";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Params = z.object({ template: z.string().min(1).max(96) });

/** One public template by its slug. */
export const GET = route(
  {
    auth: "none",
    params: Params,
    query: LocaleQuery,
    response: ApiTemplateDetail,
    summary: "Read about a template",
    description: "By its slug.",
    tags: ["Templates"],
  },
  async (ctx, { params, query }) => {
    const locale = query.locale ?? ctx.locale;
    const template = await templateBySlug(locale, params.template);
    if (!template) throw notFound();
    return apiTemplateDetail(template, locale);
  },
);
