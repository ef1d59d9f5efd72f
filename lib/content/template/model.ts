import { z } from "zod";
import {
  commonData,
  coverData,
  coverRequirements,
  Markdown,
  type PageMeta,
  type Picture,
  type Requirement,
  translationsOf,
  undescribedImages,
} from "../publishable/model";

export const PRICING_TYPES = ["free", "paid"] as const;

/** A template as its revisions keep it; its files are versions of their own. */
export const TemplateData = z.object({
  ...commonData,
  ...coverData,
  name: z.string().trim().min(1).max(120),
  summary: z.string().trim().max(200).default(""),
  description: Markdown,
  categoryId: z.uuid(),
  pricingType: z.enum(PRICING_TYPES).default("free"),
  license: z.string().trim().max(4000).default(""),
  previewFileId: z.uuid().nullable().default(null),
  /** How often one owner may download one version; empty means without limit. */
  downloadLimit: z.coerce.number().int().min(1).max(1000).nullable().default(null),
  translations: translationsOf({
    name: z.string().trim().max(120).default(""),
    summary: z.string().trim().max(200).default(""),
    description: Markdown,
  }),
});
export type TemplateData = z.output<typeof TemplateData>;

/** What a template lacks for publishing, its file apart. */
export function templateRequirements(data: TemplateData): Requirement[] {
  const missing: Requirement[] = [];
  if (!data.summary) missing.push({ field: "summary", key: "content.missing.summary" });
  if (!data.description.trim()) missing.push({ field: "description", key: "content.missing.text" });
  if (!data.license) missing.push({ field: "license", key: "content.missing.license" });
  missing.push(...coverRequirements(data), ...undescribedImages(data.description, "description"));
  for (const [lang, text] of Object.entries(data.translations)) {
    if (!text.ready) continue;
    if (!text.name) missing.push({ field: `translations.${lang}.name`, key: "content.missing.title" });
    if (!text.description.trim())
      missing.push({ field: `translations.${lang}.description`, key: "content.missing.text" });
  }
  return missing;
}

export const VersionInput = z.object({
  templateId: z.uuid(),
  fileId: z.uuid(),
  changelog: z.string().trim().max(2000).default(""),
});
export const GrantInput = z.object({
  templateId: z.uuid(),
  /** User name or e-mail address. */
  person: z.string().trim().min(3).max(254),
  reason: z.string().trim().min(3).max(300),
});
export const RevokeInput = z.object({ entitlementId: z.uuid(), reason: z.string().trim().min(3).max(300) });
export const TemplateRef = z.object({ templateId: z.uuid() });
/** A download: the newest version unless an older one is named. */
export const DownloadInput = z.object({
  templateId: z.uuid(),
  version: z.coerce.number().int().positive().nullish(),
});

/** How many downloads one person may start in an hour. */
export const DOWNLOADS_PER_HOUR = 20;
/** Seconds for which a download's address works. */
export const DOWNLOAD_SECONDS = 300;

/** A row of the admin list. */
export interface TemplateRow {
  id: string;
  slug: string;
  title: string;
  status: "draft" | "published" | "archived";
  categoryName: string;
  pricingType: (typeof PRICING_TYPES)[number];
  version: number | null;
  downloadCount: number;
  isFeatured: boolean;
  publishAt: Date | null;
  unpublishAt: Date | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** One file of a template. */
export interface TemplateVersion {
  id: string;
  version: number;
  changelog: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  releasedAt: string;
  releasedBy?: string;
  downloads?: number;
}

/** An owner, for staff. */
export interface OwnerRow {
  id: string;
  userId: string;
  name: string;
  email: string;
  source: "free" | "purchase" | "grant";
  downloadCount: number;
  createdAt: Date;
  revokedAt: Date | null;
  revokeReason: string | null;
}

/** A template in a public list. */
export interface TemplateCard {
  id: string;
  slug: string;
  path: string;
  name: string;
  summary: string;
  lang: string;
  cover: Picture | null;
  category: { slug: string; name: string };
  pricingType: (typeof PRICING_TYPES)[number];
  fileType: string;
  sizeBytes: number;
  downloadCount: number;
  publishedAt: string;
  tags: string[];
}

/** A template on its own page. */
export interface TemplateDetail extends TemplateCard {
  html: string;
  license: string;
  preview: { url: string; name: string } | null;
  versions: TemplateVersion[];
  downloadLimit: number | null;
  related: TemplateCard[];
  meta: PageMeta;
}

/** A template that a person owns, for /account/downloads. */
export interface OwnedTemplate {
  entitlementId: string;
  templateId: string;
  name: string;
  /** Null when the template is no longer public. */
  path: string | null;
  source: "free" | "purchase" | "grant";
  since: Date;
  downloadCount: number;
  downloadLimit: number | null;
  versions: TemplateVersion[];
}
