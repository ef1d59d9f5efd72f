import { and, asc, eq } from "drizzle-orm";
import { port } from "../../core/ports";
import { categoryRequirement } from "../category/tables";
import { pathOf } from "../paths";
import type { Descriptor } from "../publishable/descriptor";
import { portfolioItems, projectImages, projects } from "../schema/projects";
import { tags } from "../tags";
import { ProjectData, projectRequirements } from "./model";

export const projectDescriptor: Descriptor<ProjectData> = {
  kind: "project",
  table: projects,
  title: projects.title,
  schema: ProjectData,
  titleOf: (data) => data.title,
  requirements: projectRequirements,
  rowRequirements: (ctx, _row, data) => categoryRequirement(ctx, "project_category", data.categoryId),
  columns: (data) => ({
    title: data.title,
    summary: data.summary,
    body: data.body,
    categoryId: data.categoryId,
    coverFileId: data.coverFileId,
    coverAlt: data.coverDecorative ? "" : data.coverAlt,
    clientName: data.clientName || null,
    clientConsentAt: data.clientConsentAt ? new Date(data.clientConsentAt) : null,
    clientConsentFileId: data.clientConsentFileId,
    liveUrl: data.liveUrl || null,
    startedOn: data.startedOn,
    completedOn: data.completedOn,
  }),
  async changed(ctx, row, data) {
    if (data) {
      await ctx.db.delete(projectImages).where(eq(projectImages.projectId, row.id));
      const images = data.images.map((image, sortOrder) => ({
        projectId: row.id,
        fileId: image.fileId,
        alt: image.decorative ? "" : image.alt,
        caption: image.caption || null,
        translations: image.translations,
        sortOrder,
      }));
      if (images.length) await ctx.db.insert(projectImages).values(images);
    }
    // Case studies are public only while their project is.
    const items = await ctx.db
      .select({ id: portfolioItems.id })
      .from(portfolioItems)
      .where(and(eq(portfolioItems.projectId, row.id), eq(portfolioItems.status, "published")));
    for (const item of items) await port("searchIndex")(ctx, "portfolio_item", item.id);
    ctx.touch(tags.kind("portfolio_item"));
  },
  async dependents(ctx, id) {
    const items = await ctx.db
      .select({ slug: portfolioItems.slug, title: portfolioItems.title })
      .from(portfolioItems)
      .where(and(eq(portfolioItems.projectId, id), eq(portfolioItems.status, "published")))
      .orderBy(asc(portfolioItems.title));
    return items.map((item) => ({ title: item.title, path: pathOf("portfolio_item", item) }));
  },
};
