import { z } from "zod";
import {
  commonData,
  coverData,
  coverRequirements,
  Markdown,
  type PageMeta,
  type Picture,
  type Requirement,
  Title,
  translationsOf,
  undescribedImages,
} from "../publishable/model";

export const PortfolioResult = z.object({
  label: z.string().trim().min(1).max(120),
  value: z.string().trim().min(1).max(40),
});
export type PortfolioResult = z.infer<typeof PortfolioResult>;

/** A case study as its revisions keep it. */
export const PortfolioItemData = z.object({
  ...commonData,
  ...coverData,
  projectId: z.uuid(),
  title: Title,
  summary: z.string().trim().max(300).default(""),
  body: Markdown,
  results: z.array(PortfolioResult).max(8).default([]),
  quote: z.string().trim().max(1000).default(""),
  quoteBy: z.string().trim().max(160).default(""),
  translations: translationsOf({
    title: z.string().trim().max(160).default(""),
    summary: z.string().trim().max(300).default(""),
    body: Markdown,
    results: z.array(PortfolioResult).max(8).default([]),
    quote: z.string().trim().max(1000).default(""),
    quoteBy: z.string().trim().max(160).default(""),
  }),
});
export type PortfolioItemData = z.output<typeof PortfolioItemData>;

/** What a case study lacks for publishing. */
export function portfolioItemRequirements(data: PortfolioItemData): Requirement[] {
  const missing: Requirement[] = [];
  if (!data.summary) missing.push({ field: "summary", key: "content.missing.summary" });
  if (!data.body.trim()) missing.push({ field: "body", key: "content.missing.text" });
  missing.push(...coverRequirements(data), ...undescribedImages(data.body, "body"));
  for (const [lang, text] of Object.entries(data.translations)) {
    if (!text.ready) continue;
    if (!text.title) missing.push({ field: `translations.${lang}.title`, key: "content.missing.title" });
    if (!text.body.trim()) missing.push({ field: `translations.${lang}.body`, key: "content.missing.text" });
  }
  return missing;
}

/** A row of the admin list. */
export interface PortfolioItemRow {
  id: string;
  slug: string;
  title: string;
  status: "draft" | "published" | "archived";
  projectTitle: string;
  projectStatus: "draft" | "published" | "archived";
  isFeatured: boolean;
  publishAt: Date | null;
  unpublishAt: Date | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** A case study in a public list. */
export interface PortfolioCard {
  id: string;
  slug: string;
  path: string;
  title: string;
  summary: string;
  lang: string;
  cover: Picture | null;
  project: { title: string; path: string; clientName: string | null };
  results: PortfolioResult[];
  isFeatured: boolean;
}

/** A case study on its own page. */
export interface PortfolioDetail extends PortfolioCard {
  html: string;
  quote: string | null;
  quoteBy: string | null;
  images: Picture[];
  more: PortfolioCard[];
  meta: PageMeta;
}
