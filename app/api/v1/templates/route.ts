import { z } from "zod";
import { keysetPage, ListQuery } from "@/lib/content/api/keyset";
import { ApiTemplate, listOf } from "@/lib/content/api/schemas";
import { apiTemplate } from "@/lib/content/api/shape";
import { templatesAfter } from "@/lib/content/template/catalog";
import { PRICING_TYPES } from "@/lib/content/template/model";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Query = ListQuery.extend({ pricing: z.enum(PRICING_TYPES).optional() });

/** Public templates, newest first. */
export const GET = route(
  {
    auth: "none",
    query: Query,
    response: listOf(ApiTemplate),
    summary: "List the templates",
    description: "Newest first.",
    tags: ["Templates"],
  },
  async (ctx, { query }) => {
    const locale = query.locale ?? ctx.locale;
    const rows = await templatesAfter(ctx, locale, query, query.cursor, query.limit + 1);
    const page = keysetPage(rows, query.limit, (row) => ({ at: row.publishedAt, id: row.id }));
    return { ...page, data: page.data.map((row) => apiTemplate(row, locale)) };
  },
);
