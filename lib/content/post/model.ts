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

/** A post as its revisions keep it. */
export const PostData = z.object({
  ...commonData,
  ...coverData,
  title: Title,
  excerpt: z.string().trim().max(300).default(""),
  body: Markdown,
  categoryId: z.uuid().nullable().default(null),
  /** The account that wrote it, if any; the byline is a text of its own. */
  authorId: z.uuid().nullable().default(null),
  authorName: z.string().trim().max(120).default(""),
  authorMemberId: z.uuid().nullable().default(null),
  relatedIds: z.array(z.uuid()).max(6).default([]),
  translations: translationsOf({
    title: z.string().trim().max(160).default(""),
    excerpt: z.string().trim().max(300).default(""),
    body: Markdown,
  }),
});
export type PostData = z.output<typeof PostData>;
export type PostInput = z.input<typeof PostData>;

/** What a post lacks for publishing. */
export function postRequirements(data: PostData): Requirement[] {
  const missing: Requirement[] = [];
  if (!data.body.trim()) missing.push({ field: "body", key: "content.missing.text" });
  if (!data.authorName) missing.push({ field: "authorName", key: "content.missing.author" });
  missing.push(...coverRequirements(data), ...undescribedImages(data.body, "body"));
  for (const [lang, text] of Object.entries(data.translations)) {
    if (!text.ready) continue;
    if (!text.title) missing.push({ field: `translations.${lang}.title`, key: "content.missing.title" });
    if (!text.body.trim()) missing.push({ field: `translations.${lang}.body`, key: "content.missing.text" });
    missing.push(...undescribedImages(text.body, `translations.${lang}.body`));
  }
  return missing;
}

/** A row of the admin list. */
export interface PostRow {
  id: string;
  slug: string;
  title: string;
  status: "draft" | "published" | "archived";
  categoryName: string | null;
  authorName: string;
  isFeatured: boolean;
  publishAt: Date | null;
  unpublishAt: Date | null;
  publishedAt: Date | null;
  updatedAt: Date;
  createdAt: Date;
}

/** A post in a public list. */
export interface PostCard {
  id: string;
  slug: string;
  path: string;
  title: string;
  excerpt: string;
  lang: string;
  cover: Picture | null;
  category: { slug: string; name: string } | null;
  authorName: string;
  /** The byline's page, when it has one. */
  authorSlug: string | null;
  publishedAt: string;
  readingMinutes: number;
  tags: string[];
  isFeatured: boolean;
}

/** A post on its own page. */
export interface PostDetail extends PostCard {
  html: string;
  toc: { id: string; text: string; depth: number }[];
  meta: PageMeta;
  /** The older and the newer neighbor. */
  previous: { path: string; title: string } | null;
  next: { path: string; title: string } | null;
  related: PostCard[];
}
