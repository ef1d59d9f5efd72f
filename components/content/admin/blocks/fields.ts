import type { Block, BlockType } from "@/lib/content/page/blocks";

/** How one field of a block is edited. `items` is a list of small records. */
export type BlockField =
  | { key: string; kind: "line" | "lines" | "markdown" | "number" }
  | { key: string; kind: "choice"; options: readonly string[] }
  | { key: string; kind: "picture" | "pictures" }
  | {
      key: string;
      kind: "items";
      fields: readonly { key: string; kind: "line" | "markdown" }[];
      max: number;
    };

const button = [
  { key: "label", kind: "line" },
  { key: "href", kind: "line" },
] as const;

/** The fields of every block type, in the order in which they stand on the page. */
export const BLOCK_FIELDS: Record<BlockType, readonly BlockField[]> = {
  hero: [
    { key: "heading", kind: "line" },
    { key: "text", kind: "lines" },
    { key: "image", kind: "picture" },
    { key: "buttons", kind: "items", fields: button, max: 2 },
  ],
  text: [{ key: "markdown", kind: "markdown" }],
  image: [{ key: "image", kind: "picture" }],
  gallery: [
    { key: "heading", kind: "line" },
    { key: "images", kind: "pictures" },
  ],
  buttons: [{ key: "buttons", kind: "items", fields: button, max: 6 }],
  faq: [
    { key: "heading", kind: "line" },
    {
      key: "items",
      kind: "items",
      max: 60,
      fields: [
        { key: "question", kind: "line" },
        { key: "answer", kind: "markdown" },
      ],
    },
  ],
  stats: [
    { key: "heading", kind: "line" },
    {
      key: "items",
      kind: "items",
      max: 8,
      fields: [
        { key: "value", kind: "line" },
        { key: "label", kind: "line" },
      ],
    },
  ],
  quote: [
    { key: "text", kind: "lines" },
    { key: "by", kind: "line" },
  ],
  team: [
    { key: "heading", kind: "line" },
    { key: "limit", kind: "number" },
  ],
  companies: [{ key: "heading", kind: "line" }],
  video: [
    { key: "provider", kind: "choice", options: ["youtube", "vimeo"] },
    { key: "id", kind: "line" },
    { key: "title", kind: "line" },
  ],
  contact: [
    { key: "heading", kind: "line" },
    { key: "text", kind: "lines" },
  ],
  listing: [
    { key: "heading", kind: "line" },
    { key: "source", kind: "choice", options: [] },
    { key: "order", kind: "choice", options: ["newest", "soonest", "featured"] },
    { key: "limit", kind: "number" },
  ],
};

/** A new, empty block of a type; `source` is the first that a listing may show. */
export function emptyBlock(type: BlockType, source: string): Block {
  const made: Record<string, unknown> = { type };
  for (const field of BLOCK_FIELDS[type]) {
    if (field.kind === "picture" || (field.kind === "number" && type === "team")) made[field.key] = null;
    else if (field.kind === "pictures") made[field.key] = [];
    else if (field.kind === "items")
      made[field.key] = [Object.fromEntries(field.fields.map((f) => [f.key, ""]))];
    else if (field.kind === "number") made[field.key] = 3;
    else if (field.kind === "choice") made[field.key] = field.options[0] ?? source;
    else made[field.key] = "";
  }
  return made as Block;
}

/** A few words by which a folded block is recognized. */
export function summaryOf(block: Block): string {
  const b = block as Record<string, unknown>;
  const first = [b.heading, b.title, b.text, b.markdown].find((v) => typeof v === "string" && v.trim());
  return String(first ?? "")
    .replace(/[#*_>`]/g, "")
    .trim()
    .slice(0, 80);
}
