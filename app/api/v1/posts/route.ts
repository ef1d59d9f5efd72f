import { z } from "zod";
import { keysetPage, ListQuery } from "@/lib/content/api/keyset";
import { ApiPost, listOf } from "@/lib/content/api/schemas";
import { apiPost } from "@/lib/content/api/shape";
import { postsAfter } from "@/lib/content/post/catalog";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

const Query = ListQuery.extend({
  author: z.string().max(96).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
});

/** Public posts, newest first. */
export const GET = route(
  {
    auth: "none",
    query: Query,
    response: listOf(ApiPost),
    summary: "List the posts",
    description: "Newest first.",
    tags: ["Public content"],
  },
  async (ctx, { query }) => {
    const locale = query.locale ?? ctx.locale;
    const rows = await postsAfter(ctx, locale, query, query.cursor, query.limit + 1);
    const page = keysetPage(rows, query.limit, (row) => ({ at: row.publishedAt, id: row.id }));
    return { ...page, data: page.data.map((row) => apiPost(row, locale)) };
  },
);
