import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { pageDetail } from "../page/catalog";
import type { PageDetail } from "../page/model";
import { portfolioItemDetail } from "../portfolio-item/catalog";
import type { PortfolioDetail } from "../portfolio-item/model";
import { postDetail } from "../post/detail";
import type { PostDetail } from "../post/model";
import { projectDetail } from "../project/catalog";
import type { ProjectData, ProjectDetail } from "../project/model";
import type { pages } from "../schema/pages";
import type { posts } from "../schema/posts";
import type { portfolioItems, projects } from "../schema/projects";
import type { templates } from "../schema/templates";
import { templateDetail } from "../template/catalog";
import type { TemplateDetail } from "../template/model";
import { descriptorOf } from "./descriptors";
import type { PublishableKind } from "./model";
import { revisionByToken } from "./preview-commands";
import { columnsOf, readData } from "./store";

/** One version as visitors would see it. */
export type Preview = { version: number; expiresAt: string } & (
  | { kind: "page"; page: PageDetail }
  | { kind: "post"; page: PostDetail }
  | { kind: "template"; page: TemplateDetail }
  | { kind: "project"; page: ProjectDetail }
  | { kind: "portfolio_item"; page: PortfolioDetail }
);

/** The version behind a preview link, rendered in a language; null when the link does not work (any more). */
export async function previewByToken(ctx: Ctx, token: string, locale: string): Promise<Preview | null> {
  const revision = await revisionByToken(ctx, token);
  if (!revision?.version || !revision.previewExpiresAt) return null;
  const kind = revision.subjectKind as PublishableKind;
  const d = descriptorOf(kind);
  const [stored] = await ctx.db.select().from(d.table).where(eq(d.table.id, revision.subjectId));
  if (!stored) return null;
  const data = readData(d, revision.data);
  const row = { ...stored, ...columnsOf(d, data, data.slug || String(stored.slug)) } as unknown;
  const link = { version: revision.version, expiresAt: revision.previewExpiresAt.toISOString() };
  switch (kind) {
    case "page":
      return { ...link, kind, page: await pageDetail(ctx, locale, row as typeof pages.$inferSelect) };
    case "post":
      return { ...link, kind, page: await postDetail(ctx, locale, row as typeof posts.$inferSelect) };
    case "template":
      return { ...link, kind, page: await templateDetail(ctx, locale, row as typeof templates.$inferSelect) };
    case "project": {
      const gallery = (data as unknown as ProjectData).images.map((image) => ({
        ...image,
        alt: image.decorative ? "" : image.alt,
      }));
      const page = await projectDetail(ctx, locale, row as typeof projects.$inferSelect, gallery);
      return { ...link, kind, page };
    }
    case "portfolio_item": {
      const page = await portfolioItemDetail(ctx, locale, row as typeof portfolioItems.$inferSelect);
      return page && { ...link, kind, page };
    }
  }
}
