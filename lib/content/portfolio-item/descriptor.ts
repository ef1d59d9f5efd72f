import { eq } from "drizzle-orm";
import type { Descriptor } from "../publishable/descriptor";
import { portfolioItems, projects } from "../schema/projects";
import { PortfolioItemData, portfolioItemRequirements } from "./model";

export const portfolioItemDescriptor: Descriptor<PortfolioItemData> = {
  kind: "portfolio_item",
  table: portfolioItems,
  title: portfolioItems.title,
  schema: PortfolioItemData,
  titleOf: (data) => data.title,
  requirements: portfolioItemRequirements,
  columns: (data) => ({
    projectId: data.projectId,
    title: data.title,
    summary: data.summary,
    body: data.body,
    coverFileId: data.coverFileId,
    coverAlt: data.coverDecorative ? "" : data.coverAlt,
    results: data.results,
    quote: data.quote || null,
    quoteBy: data.quoteBy || null,
  }),
  async rowRequirements(ctx, _row, data) {
    const [project] = await ctx.db
      .select({ status: projects.status })
      .from(projects)
      .where(eq(projects.id, data.projectId));
    return project?.status === "published" ? [] : [{ field: "projectId", key: "content.missing.project" }];
  },
};
