import { keysetPage, ListQuery } from "@/lib/content/api/keyset";
import { ApiProject, listOf } from "@/lib/content/api/schemas";
import { apiProject } from "@/lib/content/api/shape";
import { projectsAfter } from "@/lib/content/project/catalog";
import { route } from "@/lib/core/route";

export const dynamic = "force-dynamic";

/** Public projects, newest first. */
export const GET = route(
  {
    auth: "none",
    query: ListQuery,
    response: listOf(ApiProject),
    summary: "List the projects",
    description: "Newest first.",
    tags: ["Public content"],
  },
  async (ctx, { query }) => {
    const locale = query.locale ?? ctx.locale;
    const rows = await projectsAfter(ctx, locale, query, query.cursor, query.limit + 1);
    const page = keysetPage(rows, query.limit, ({ at, id }) => ({ at, id }));
    return { ...page, data: page.data.map((row) => apiProject(row, locale)) };
  },
);
