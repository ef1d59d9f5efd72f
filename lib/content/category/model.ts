import { z } from "zod";
import { DraftSlug } from "../publishable/model";

export const CATEGORY_KINDS = ["post_category", "template_category", "project_category"] as const;
export type CategoryKind = (typeof CATEGORY_KINDS)[number];

const texts = {
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(300).default(""),
};
/** A category of one of the three catalogs; it has no drafts. */
export const CategoryInput = z.object({
  kind: z.enum(CATEGORY_KINDS),
  ...texts,
  slug: DraftSlug,
  translations: z
    .record(
      z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
      z.object({ name: z.string().trim().max(80).default(""), description: texts.description }),
    )
    .default({}),
});
export type CategoryInput = z.output<typeof CategoryInput>;
export const CategoryUpdate = CategoryInput.extend({ id: z.uuid() });
export const CategoryRef = z.object({ kind: z.enum(CATEGORY_KINDS), id: z.uuid() });
export const CategoryMerge = z.object({ kind: z.enum(CATEGORY_KINDS), from: z.uuid(), into: z.uuid() });
export const CategoryOrder = z.object({
  kind: z.enum(CATEGORY_KINDS),
  ids: z.array(z.uuid()).min(1).max(500),
});

export type CategoryTranslations = Record<string, { name: string; description: string }>;

/** A row of the admin screen. */
export interface CategoryRow {
  id: string;
  kind: CategoryKind;
  name: string;
  slug: string;
  description: string;
  translations: CategoryTranslations;
  sortOrder: number;
  /** How many rows stand in it, whatever their state. */
  used: number;
}

/** A category as visitors see it, with how many public rows it holds. */
export interface CategoryCard {
  id: string;
  slug: string;
  path: string;
  name: string;
  description: string;
  lang: string;
  count: number;
}
