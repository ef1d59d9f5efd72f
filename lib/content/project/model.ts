import { z } from "zod";
import {
  commonData,
  coverData,
  coverRequirements,
  describedImage,
  Href,
  ImageUse,
  Markdown,
  type PageMeta,
  type Picture,
  type Requirement,
  Title,
  translationsOf,
  undescribedImages,
} from "../publishable/model";

const day = z.iso.date().nullable().default(null);
const GalleryImage = ImageUse.extend({
  translations: z
    .record(
      z.string(),
      z.object({
        alt: z.string().trim().max(300).default(""),
        caption: z.string().trim().max(300).default(""),
      }),
    )
    .default({}),
});

/** A project as its revisions keep it, gallery included. */
export const ProjectData = z
  .object({
    ...commonData,
    ...coverData,
    title: Title,
    summary: z.string().trim().max(300).default(""),
    body: Markdown,
    categoryId: z.uuid().nullable().default(null),
    clientName: z.string().trim().max(120).default(""),
    /** When the client agreed to be named. */
    clientConsentAt: z.iso.datetime({ offset: true }).nullable().default(null),
    clientConsentFileId: z.uuid().nullable().default(null),
    liveUrl: z.union([z.literal(""), Href]).default(""),
    startedOn: day,
    completedOn: day,
    images: z.array(GalleryImage).max(40).default([]),
    translations: translationsOf({
      title: z.string().trim().max(160).default(""),
      summary: z.string().trim().max(300).default(""),
      body: Markdown,
    }),
  })
  .refine((p) => !p.startedOn || !p.completedOn || p.completedOn >= p.startedOn, {
    path: ["completedOn"],
    message: "content.errors.dates",
  })
  .refine((p) => new Set(p.images.map((i) => i.fileId)).size === p.images.length, {
    path: ["images"],
    message: "content.errors.imageTwice",
  });
export type ProjectData = z.output<typeof ProjectData>;

/** What a project lacks for publishing. */
export function projectRequirements(data: ProjectData): Requirement[] {
  const missing: Requirement[] = [];
  if (!data.summary) missing.push({ field: "summary", key: "content.missing.summary" });
  if (!data.body.trim()) missing.push({ field: "body", key: "content.missing.text" });
  if (data.clientName && !data.clientConsentAt)
    missing.push({ field: "clientConsentAt", key: "content.missing.consent" });
  missing.push(...coverRequirements(data), ...undescribedImages(data.body, "body"));
  data.images.forEach((image, index) => {
    if (!describedImage(image)) missing.push({ field: `images[${index}].alt`, key: "content.missing.alt" });
  });
  for (const [lang, text] of Object.entries(data.translations)) {
    if (!text.ready) continue;
    if (!text.title) missing.push({ field: `translations.${lang}.title`, key: "content.missing.title" });
    if (!text.body.trim()) missing.push({ field: `translations.${lang}.body`, key: "content.missing.text" });
  }
  return missing;
}

/** A row of the admin list. */
export interface ProjectRow {
  id: string;
  slug: string;
  title: string;
  status: "draft" | "published" | "archived";
  categoryName: string | null;
  clientName: string | null;
  isFeatured: boolean;
  images: number;
  publishAt: Date | null;
  unpublishAt: Date | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** A project in a public list. */
export interface ProjectCard {
  id: string;
  slug: string;
  path: string;
  title: string;
  summary: string;
  lang: string;
  cover: Picture | null;
  category: { slug: string; name: string } | null;
  clientName: string | null;
  completedOn: string | null;
  tags: string[];
  isFeatured: boolean;
}

/** A project on its own page. */
export interface ProjectDetail extends ProjectCard {
  html: string;
  images: Picture[];
  liveUrl: string | null;
  startedOn: string | null;
  caseStudies: { path: string; title: string; summary: string; lang: string }[];
  related: ProjectCard[];
  meta: PageMeta;
}
