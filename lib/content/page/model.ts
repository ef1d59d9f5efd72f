import { z } from "zod";
import {
  commonData,
  describedImage,
  type PageMeta,
  type Picture,
  type Requirement,
  Title,
  translationsOf,
  undescribedImages,
} from "../publishable/model";
import { type Block, Blocks, imagesOf, markdownOf } from "./blocks";

export const PAGE_TYPES = [
  "home",
  "about",
  "contact",
  "faq",
  "privacy",
  "terms",
  "refund_policy",
  "cookies",
  "custom",
] as const;
export type PageType = (typeof PAGE_TYPES)[number];
/** Pages that the site cannot be without; they are never unpublished. */
export const SYSTEM_PAGES: readonly PageType[] = ["home", "privacy", "terms"];
export const MENU_PLACES = ["none", "header", "footer", "both"] as const;

/** A page as its revisions keep it. */
export const PageData = z.object({
  ...commonData,
  title: Title,
  blocks: Blocks.default([]),
  menuPlace: z.enum(MENU_PLACES).default("none"),
  translations: translationsOf({
    title: z.string().trim().max(160).default(""),
    blocks: Blocks.default([]),
  }),
});
export type PageData = z.output<typeof PageData>;

function blockRequirements(blocks: Block[], path: string): Requirement[] {
  if (!blocks.length) return [{ field: path, key: "content.missing.blocks" }];
  return blocks.flatMap((block, index) => {
    const field = `${path}[${index}]`;
    const missing = undescribedImages(markdownOf(block), field);
    if (block.type === "text" && !block.markdown.trim()) missing.push({ field, key: "content.missing.text" });
    if (!imagesOf(block).every(describedImage)) missing.push({ field, key: "content.missing.alt" });
    return missing;
  });
}

/** What a page lacks for publishing. */
export function pageRequirements(data: PageData): Requirement[] {
  const missing = blockRequirements(data.blocks, "blocks");
  for (const [lang, text] of Object.entries(data.translations)) {
    if (!text.ready) continue;
    if (!text.title) missing.push({ field: `translations.${lang}.title`, key: "content.missing.title" });
    missing.push(...blockRequirements(text.blocks, `translations.${lang}.blocks`));
  }
  return missing;
}

/** A row of the admin list. */
export interface PageRow {
  id: string;
  slug: string;
  title: string;
  pageType: PageType;
  menuPlace: (typeof MENU_PLACES)[number];
  status: "draft" | "published" | "archived";
  sortOrder: number;
  publishAt: Date | null;
  unpublishAt: Date | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** A block as the public page shows it: Markdown rendered, files resolved, lists filled. */
export type RenderedBlock =
  | {
      type: "hero";
      heading: string;
      text: string;
      image: Picture | null;
      buttons: { label: string; href: string }[];
    }
  | { type: "text"; html: string }
  | { type: "image"; image: Picture }
  | { type: "gallery"; heading: string; images: Picture[] }
  | { type: "buttons"; buttons: { label: string; href: string }[] }
  | { type: "faq"; heading: string; items: { question: string; html: string; text: string }[] }
  | { type: "stats"; heading: string; items: { value: string; label: string }[] }
  | { type: "quote"; text: string; by: string }
  | { type: "team"; heading: string; limit: number | null }
  | { type: "companies"; heading: string }
  | { type: "video"; provider: "youtube" | "vimeo"; id: string; title: string }
  | { type: "contact"; heading: string; text: string }
  | {
      type: "listing";
      heading: string;
      source: string;
      order: "newest" | "soonest" | "featured";
      limit: number;
    };

/** A public page. */
export interface PageDetail {
  id: string;
  slug: string;
  path: string;
  pageType: PageType;
  title: string;
  lang: string;
  blocks: RenderedBlock[];
  meta: PageMeta;
}

/** One link of the header or footer menu. */
export interface MenuItem {
  href: string;
  label: string;
  lang: string;
}
