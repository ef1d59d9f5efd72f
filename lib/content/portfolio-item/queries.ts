import { eq } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { mayWrite } from "../access";
import { descriptorOf } from "../publishable/descriptors";
import { commonOrder, commonWhere, countRows } from "../publishable/list";
import { portfolioItems, projects } from "../schema/projects";
import type { portfolioItemList } from "./list";
import type { PortfolioItemRow } from "./model";

/** A page of the admin list. */
export async function listPortfolioItems(
  ctx: Ctx,
  state: ReturnType<typeof portfolioItemList.parse>,
): Promise<Page<PortfolioItemRow>> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf("portfolio_item");
  const { project } = state.filters;
  const where = commonWhere(d, state.filters, project ? eq(portfolioItems.projectId, project) : undefined);
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        id: portfolioItems.id,
        slug: portfolioItems.slug,
        title: portfolioItems.title,
        status: portfolioItems.status,
        projectTitle: projects.title,
        projectStatus: projects.status,
        isFeatured: portfolioItems.isFeatured,
        publishAt: portfolioItems.publishAt,
        unpublishAt: portfolioItems.unpublishAt,
        publishedAt: portfolioItems.publishedAt,
        updatedAt: portfolioItems.updatedAt,
      })
      .from(portfolioItems)
      .innerJoin(projects, eq(projects.id, portfolioItems.projectId))
      .where(where)
      .orderBy(...commonOrder(d, state))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    countRows(ctx, d, where),
  ]);
  return toPage(rows, total, state);
}
