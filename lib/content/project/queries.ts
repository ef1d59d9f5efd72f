import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { mayWrite } from "../access";
import { descriptorOf } from "../publishable/descriptors";
import { commonOrder, commonWhere, containing, countRows } from "../publishable/list";
import { projectCategories } from "../schema/categories";
import { projects } from "../schema/projects";
import type { projectList } from "./list";
import type { ProjectRow } from "./model";

/** A page of the admin list. */
export async function listProjects(
  ctx: Ctx,
  state: ReturnType<typeof projectList.parse>,
): Promise<Page<ProjectRow>> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf("project");
  const { category } = state.filters;
  const where = commonWhere(
    d,
    state.filters,
    category === "none"
      ? isNull(projects.categoryId)
      : category
        ? eq(projects.categoryId, category)
        : undefined,
  );
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        id: projects.id,
        slug: projects.slug,
        title: projects.title,
        status: projects.status,
        categoryName: projectCategories.name,
        clientName: projects.clientName,
        isFeatured: projects.isFeatured,
        images: sql<number>`(select count(*)::int from project_images i where i.project_id = ${projects.id})`,
        publishAt: projects.publishAt,
        unpublishAt: projects.unpublishAt,
        publishedAt: projects.publishedAt,
        updatedAt: projects.updatedAt,
      })
      .from(projects)
      .leftJoin(projectCategories, eq(projectCategories.id, projects.categoryId))
      .where(where)
      .orderBy(...commonOrder(d, state))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    countRows(ctx, d, where),
  ]);
  return toPage(rows, total, state);
}

/** Projects to choose from for a case study: at most 50 whose title holds the words; with `id`, exactly that one. */
export async function projectOptions(
  ctx: Ctx,
  by: { q?: string; id?: string } = {},
): Promise<{ id: string; title: string; status: string }[]> {
  allow(mayWrite(ctx.actor));
  return ctx.db
    .select({ id: projects.id, title: projects.title, status: projects.status })
    .from(projects)
    .where(
      by.id
        ? eq(projects.id, by.id)
        : and(
            ne(projects.status, "archived"),
            by.q ? sql`${projects.title} ilike ${containing(by.q)}` : undefined,
          ),
    )
    .orderBy(asc(projects.title))
    .limit(50);
}
