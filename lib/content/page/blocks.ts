import { z } from "zod";
import { Href, ImageUse } from "../publishable/model";

const text = (max: number) => z.string().trim().max(max);
const heading = text(160).default("");
const Button = z.object({ label: text(60).min(1), href: Href });
const Buttons = z.array(Button).max(6);

/** Block types of a page, in the order in which the editor offers them. */
export const BLOCK_TYPES = [
  "hero",
  "text",
  "image",
  "gallery",
  "buttons",
  "faq",
  "stats",
  "quote",
  "team",
  "companies",
  "video",
  "contact",
  "listing",
] as const;

export const LISTING_ORDERS = ["newest", "soonest", "featured"] as const;

const Video = z
  .object({
    type: z.literal("video"),
    provider: z.enum(["youtube", "vimeo"]),
    id: text(20),
    title: text(160).min(1),
  })
  .refine((v) => (v.provider === "youtube" ? /^[\w-]{11}$/ : /^\d{6,12}$/).test(v.id), {
    path: ["id"],
    message: "content.errors.videoId",
  });

/** One block of a page. Unknown types and fields of other types are refused. */
export const Block = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hero"),
    heading: text(160).min(1),
    text: text(600).default(""),
    image: ImageUse.nullable().default(null),
    buttons: z.array(Button).max(2).default([]),
  }),
  z.object({ type: z.literal("text"), markdown: z.string().max(100_000).default("") }),
  z.object({ type: z.literal("image"), image: ImageUse }),
  z.object({ type: z.literal("gallery"), heading, images: z.array(ImageUse).min(1).max(40) }),
  z.object({ type: z.literal("buttons"), buttons: Buttons.min(1) }),
  z.object({
    type: z.literal("faq"),
    heading,
    items: z
      .array(z.object({ question: text(300).min(1), answer: z.string().trim().min(1).max(10_000) }))
      .min(1)
      .max(60),
  }),
  z.object({
    type: z.literal("stats"),
    heading,
    items: z
      .array(z.object({ value: text(30).min(1), label: text(160).min(1) }))
      .min(1)
      .max(8),
  }),
  z.object({ type: z.literal("quote"), text: text(1000).min(1), by: text(200).default("") }),
  z.object({
    type: z.literal("team"),
    heading,
    limit: z.coerce.number().int().min(1).max(48).nullable().default(null),
  }),
  z.object({ type: z.literal("companies"), heading }),
  Video,
  z.object({ type: z.literal("contact"), heading, text: text(1000).default("") }),
  z.object({
    type: z.literal("listing"),
    heading,
    source: z.string().regex(/^[a-z][a-z_.]{1,40}$/),
    order: z.enum(LISTING_ORDERS).default("newest"),
    limit: z.coerce.number().int().min(3).max(12).default(3),
  }),
]);
export type Block = z.output<typeof Block>;
export type BlockType = Block["type"];

/** All blocks of a page: at most 40 and 200 KB. A JSON text, as a form sends it, is parsed first. */
export const Blocks = z.preprocess(
  (value) => {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  },
  z
    .array(Block)
    .max(40)
    .refine((blocks) => JSON.stringify(blocks).length <= 200_000, {
      message: "content.errors.blocksTooLong",
    }),
);

/** The pictures that a block shows. */
export function imagesOf(block: Block): ImageUse[] {
  if (block.type === "hero") return block.image ? [block.image] : [];
  if (block.type === "image") return [block.image];
  return block.type === "gallery" ? block.images : [];
}

/** The Markdown that a block holds. */
export function markdownOf(block: Block): string {
  if (block.type === "text") return block.markdown;
  return block.type === "faq" ? block.items.map((item) => item.answer).join("\n\n") : "";
}
