import { z } from "zod";
import { PAGE_TYPES, PageData } from "../page/model";
import { PortfolioItemData } from "../portfolio-item/model";
import { PostData } from "../post/model";
import { ProjectData } from "../project/model";
import { TemplateData } from "../template/model";

const id = z.uuid();
const baseVersion = z.coerce.number().int().positive();
const note = z.string().trim().max(300).default("");

const create = { note };
const save = { id, baseVersion, note };
const autosave = { id, baseVersion };

/** A new row with its first version. */
export const CreateInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("page"),
    data: PageData,
    pageType: z.enum(PAGE_TYPES).default("custom"),
    ...create,
  }),
  z.object({ kind: z.literal("post"), data: PostData, ...create }),
  z.object({ kind: z.literal("template"), data: TemplateData, ...create }),
  z.object({ kind: z.literal("project"), data: ProjectData, ...create }),
  z.object({ kind: z.literal("portfolio_item"), data: PortfolioItemData, ...create }),
]);
export type CreateInput = z.output<typeof CreateInput>;

/** A new version of a row; `baseVersion` is the version from which the editing began. */
export const SaveInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("page"), data: PageData, ...save }),
  z.object({ kind: z.literal("post"), data: PostData, ...save }),
  z.object({ kind: z.literal("template"), data: TemplateData, ...save }),
  z.object({ kind: z.literal("project"), data: ProjectData, ...save }),
  z.object({ kind: z.literal("portfolio_item"), data: PortfolioItemData, ...save }),
]);
export type SaveInput = z.output<typeof SaveInput>;

/** Unfinished work, kept for its author only; it need not be valid. */
export const AutosaveInput = z.object({
  kind: z.enum(["page", "post", "template", "project", "portfolio_item"]),
  ...autosave,
  data: z.record(z.string(), z.unknown()).refine((d) => JSON.stringify(d).length <= 1_000_000, {
    message: "content.errors.tooLong",
  }),
});
export type AutosaveInput = z.output<typeof AutosaveInput>;
