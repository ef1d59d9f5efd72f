import { eq } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { mayWrite } from "../access";
import { descriptorOf } from "../publishable/descriptors";
import { commonOrder, commonWhere, countRows } from "../publishable/list";
import { pages } from "../schema/pages";
import type { pageList } from "./list";
import type { PageRow } from "./model";

/** A page of the admin list. */
export async function listPages(ctx: Ctx, state: ReturnType<typeof pageList.parse>): Promise<Page<PageRow>> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf("page");
  const { type, menu } = state.filters;
  const where = commonWhere(
    d,
    state.filters,
    type ? eq(pages.pageType, type) : undefined,
    menu ? eq(pages.menuPlace, menu) : undefined,
  );
  const [rows, total] = await Promise.all([
    ctx.db
      .select({
        id: pages.id,
        slug: pages.slug,
        title: pages.title,
        pageType: pages.pageType,
        menuPlace: pages.menuPlace,
        status: pages.status,
        sortOrder: pages.sortOrder,
        publishAt: pages.publishAt,
        unpublishAt: pages.unpublishAt,
        publishedAt: pages.publishedAt,
        updatedAt: pages.updatedAt,
      })
      .from(pages)
      .where(where)
      .orderBy(...commonOrder(d, state))
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    countRows(ctx, d, where),
  ]);
  return toPage(rows, total, state);
}
