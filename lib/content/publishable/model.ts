import { z } from "zod";
import { slugify } from "@/lib/core/slug";

/** Kinds of content that have drafts, revisions and a moment of publishing. */
export const PUBLISHABLE_KINDS = ["page", "post", "template", "project", "portfolio_item"] as const;
export type PublishableKind = (typeof PUBLISHABLE_KINDS)[number];

/** Every kind of content that has a public path. */
export const CONTENT_KINDS = [
  ...PUBLISHABLE_KINDS,
  "team_member",
  "post_category",
  "template_category",
  "project_category",
] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

export const CONTENT_STATUSES = ["draft", "published", "archived"] as const;
export type ContentStatus = (typeof CONTENT_STATUSES)[number];

/** What a slug may look like; the database checks the same. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/**
 * A slug as a draft may carry it: lower-case words joined by single hyphens, at most 96 characters, or empty, when
 * the first save makes one of the title. A malformed one is answered with a proposal.
 */
export const DraftSlug = z
  .string()
  .trim()
  .max(96)
  .superRefine((slug, ctx) => {
    if (slug === "" || SLUG.test(slug)) return;
    const proposal = slugify(slug) || "my-page";
    ctx.addIssue({ code: "custom", message: "content.errors.slugForm", params: { proposal } });
  })
  .default("");

export const FileId = z.uuid();
const optionalText = (max: number) => z.string().trim().max(max).default("");

/** What search engines and link previews are told. */
export const SeoInput = z.object({
  title: optionalText(70),
  description: optionalText(160),
  imageFileId: FileId.nullable().default(null),
  noindex: z.boolean().default(false),
});
export type Seo = z.infer<typeof SeoInput>;
/** The part of it that is translated. */
export const SeoText = z.object({ title: optionalText(70), description: optionalText(160) });

export const Tags = z
  .preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter((tag) => tag.trim()) : value),
    z.array(z.string().trim().toLowerCase().min(1).max(40)).max(12),
  )
  .transform((tags) => [...new Set(tags)])
  .default([]);

/** Addresses that a text or block may link to: http(s), mailto, tel, a path of this site, an anchor. */
export const SAFE_HREF = /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d().\-\s]+|\/(?![/\\])[^\s]*|#[^\s]*)$/i;
export const Href = z.string().trim().max(500).regex(SAFE_HREF, "content.errors.href");

/** A picture in its place: which file, how it is described, what stands below it. */
export const ImageUse = z.object({
  fileId: FileId,
  alt: optionalText(300),
  /** A picture that says nothing is skipped by screen readers and needs no text. */
  decorative: z.boolean().default(false),
  caption: optionalText(300),
});
export type ImageUse = z.infer<typeof ImageUse>;

/** Fields that every publishable kind has in its revisions. */
export const commonData = {
  slug: DraftSlug,
  seo: SeoInput.prefault({}),
  tags: Tags,
  isFeatured: z.boolean().default(false),
};
/** The cover's fields, for kinds that have one. */
export const coverData = {
  coverFileId: FileId.nullable().default(null),
  coverAlt: optionalText(300),
  coverDecorative: z.boolean().default(false),
};
export const Title = z.string().trim().min(1).max(160);
/** A ticked box as forms write it: those within a record are not read by their type. */
const Ready = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);
/** Markdown of at most 200,000 characters. */
export const Markdown = z.string().max(200_000).default("");

/** Language code to translated fields; `ready` languages are offered to visitors. */
export const translationsOf = <S extends z.ZodRawShape>(shape: S) =>
  z
    .record(
      z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
      z.object({ ready: Ready, seo: SeoText.prefault({}), ...shape }),
    )
    .default({});

/** Translated fields as a row keeps them. */
export type Translations = Record<
  string,
  { ready: boolean; seo: { title: string; description: string } } & Record<string, unknown>
>;

/** Something missing before publishing: the form field to go to, and a message key. */
export interface Requirement {
  field: string;
  key: string;
}

/** Whether a picture is described, or said to need no description. */
export const describedImage = (image: { alt: string; decorative: boolean }) =>
  image.decorative || image.alt !== "";

/** The missing parts that a cover causes. */
export function coverRequirements(data: {
  coverFileId: string | null;
  coverAlt: string;
  coverDecorative: boolean;
}): Requirement[] {
  if (!data.coverFileId || describedImage({ alt: data.coverAlt, decorative: data.coverDecorative }))
    return [];
  return [{ field: "coverAlt", key: "content.missing.alt" }];
}

/** Markdown images without a description: `![](…)`. */
export function undescribedImages(markdown: string, field: string): Requirement[] {
  return /!\[\s*\]\(/.test(markdown) ? [{ field, key: "content.missing.altInText" }] : [];
}

/** Earliest and latest moment to which publishing may be put off. */
export const SCHEDULE_LIMITS = { minMs: 60_000, maxMs: 365 * 86_400_000 } as const;

const id = z.uuid();
const kind = z.enum(PUBLISHABLE_KINDS);
const version = z.coerce.number().int().positive();

/** A wall-clock time in the institution's zone (`2026-11-23T09:00`), or an instant with `Z` or an offset. */
export const Moment = z
  .string()
  .trim()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/, "content.errors.moment");

/** Whether a part of an address can be a row's id; every other text names nothing. */
export const isId = (text: string): boolean => id.safeParse(text).success;

/** One row of one kind. */
export const ContentRef = z.object({ kind, id });
export type ContentRef = z.infer<typeof ContentRef>;
/** One version of one row. */
export const VersionRef = z.object({ kind, id, version });
export const PublishInput = VersionRef.extend({
  /** Backdates the first publication; never in the future. */
  publishedAt: Moment.nullish(),
});
export const ScheduleInput = VersionRef.extend({
  publishAt: Moment,
  unpublishAt: Moment.nullish(),
});
/** When a published row goes back to draft by itself; null cancels that. */
export const UnpublishAtInput = ContentRef.extend({ unpublishAt: Moment.nullable() });
export const BulkInput = z.object({ kind, ids: z.array(id).min(1).max(200) });
export const OrderInput = z.object({ kind, ids: z.array(id).min(1).max(2000) });
/** The order of rows that have no drafts. */
export const IdOrder = z.object({ ids: z.array(id).min(1).max(2000) });
export type IdOrder = z.infer<typeof IdOrder>;

/** A picture ready for an `<img>`: `srcset` lists the resized copies. */
export interface Picture {
  fileId: string;
  url: string;
  width: number;
  height: number;
  srcset: string;
  alt: string;
  caption?: string;
}

/** Metadata of a public page, with every fallback applied (rule 17). */
export interface PageMeta {
  title: string;
  description: string;
  /** Uploaded image, else cover; null means: draw one. */
  image: Picture | null;
  noindex: boolean;
  /** Languages that are ready, the default first. */
  languages: string[];
  /** Language of the texts that are shown. */
  lang: string;
  path: string;
  /** Changes with every publication; part of the drawn image's URL. */
  revision: string;
  publishedAt: string | null;
  updatedAt: string;
}
