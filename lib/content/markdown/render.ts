import rehypeSanitize, { defaultSchema, type Options } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { slugify } from "@/lib/core/slug";
import { localePath } from "../../core/i18n/locales";
import { single } from "../../core/single";
import { type Picture, SAFE_HREF } from "../publishable/model";

/** The parts of a syntax tree that this file touches (hast, https://github.com/syntax-tree/hast). */
interface Node {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  value?: string;
}

/** One heading of a text, for its table of contents. */
export interface Heading {
  id: string;
  text: string;
  depth: number;
}

/** What rendering needs to know: the page's language and the stored pictures that the text may show. */
export interface RenderOptions {
  locale: string;
  pictures?: ReadonlyMap<string, Omit<Picture, "alt">>;
}

/** Nothing but what Markdown itself makes; raw HTML never gets this far. Links are checked once more below. */
const SCHEMA: Options = {
  ...defaultSchema,
  tagNames: (
    "a abbr blockquote br code del em h2 h3 h4 h5 h6 hr img input li ol p pre section strong sub sup " +
    "table tbody td th thead tr ul"
  ).split(" "),
  protocols: { href: ["http", "https", "mailto", "tel"], src: [] },
};

const pipeline = () =>
  single("content.markdown", () => {
    const parser = unified().use(remarkParse).use(remarkGfm);
    const toHast = unified()
      .use(remarkRehype, { allowDangerousHtml: false })
      .use(demote)
      .use(rehypeSanitize, SCHEMA);
    const writer = unified().use(rehypeStringify);
    return { parser, toHast, writer };
  });

/** A page has one `h1`, its title: those of the text become `h2`. */
function demote() {
  return (tree: Node) =>
    walk(tree, (node) => {
      if (node.tagName === "h1") node.tagName = "h2";
    });
}

/** Visits children first, so that a visitor may wrap them. */
function walk(node: Node, visit: (node: Node) => void): void {
  for (const child of node.children ?? []) walk(child, visit);
  visit(node);
}

const textOf = (node: Node): string => (node.value ?? "") + (node.children ?? []).map(textOf).join("");

const FILE_PATH = /^\/files\/([0-9a-f-]{36})\//;

/** Ids of the stored files that a Markdown text shows. */
export function fileIdsIn(markdown: string): string[] {
  return [...markdown.matchAll(/\/files\/([0-9a-f]{8}-[0-9a-f-]{27})\//g)].map((m) => m[1] as string);
}

/**
 * Renders Markdown (CommonMark with tables, strikethrough, task lists) to HTML that is safe anywhere: raw HTML is
 * dropped, links are http(s), mailto, tel or relative, images are stored files with their sizes. Links within the
 * site keep the reader's language. Never throws.
 */
export function renderMarkdown(
  markdown: string,
  options: RenderOptions,
): { html: string; headings: Heading[] } {
  const { parser, toHast, writer } = pipeline();
  const tree = toHast.runSync(parser.parse(markdown) as never) as unknown as Node;
  const headings: Heading[] = [];
  const taken = new Map<string, number>();
  walk(tree, (node) => {
    node.children = node.children?.map((child) => finish(child, options));
    if (node.tagName && /^h[2-6]$/.test(node.tagName)) {
      const text = textOf(node).trim();
      const base = slugify(text) || "section";
      const count = (taken.get(base) ?? 0) + 1;
      taken.set(base, count);
      const id = count > 1 ? `${base}-${count}` : base;
      node.properties = { id };
      headings.push({ id, text, depth: Number(node.tagName[1]) });
    }
  });
  return { html: writer.stringify(tree as never), headings };
}

function finish(node: Node, options: RenderOptions): Node {
  if (node.tagName === "a") return link(node, options.locale);
  if (node.tagName === "img") return image(node, options);
  // What may be wider than the page scrolls within it, by keyboard too.
  if (node.tagName === "pre") return { ...node, properties: { tabIndex: 0 } };
  if (node.tagName !== "table") return node;
  const properties = { className: ["table-scroll"], tabIndex: 0 };
  return { type: "element", tagName: "div", properties, children: [node] };
}

function link(node: Node, locale: string): Node {
  const href = String(node.properties?.href ?? "");
  if (!SAFE_HREF.test(href))
    return { type: "element", tagName: "span", properties: {}, children: node.children };
  const properties: Record<string, unknown> = { ...node.properties, href };
  if (/^https?:/i.test(href)) properties.rel = ["noopener", "noreferrer"];
  else if (href.startsWith("/") && !/^\/(files|api)\//.test(href)) properties.href = localePath(locale, href);
  return { ...node, properties };
}

function image(node: Node, { pictures }: RenderOptions): Node {
  const src = String(node.properties?.src ?? "");
  const alt = String(node.properties?.alt ?? "");
  const stored = pictures?.get(FILE_PATH.exec(src)?.[1] ?? "");
  // Other sites' images are blocked by the content security policy; their description remains.
  if (!stored) return { type: "text", value: alt };
  const { url, width, height, srcset } = stored;
  const properties = { src: url, alt, width, height, loading: "lazy", decoding: "async" };
  const sizes = "(min-width: 44rem) 42rem, 100vw";
  return { ...node, properties: srcset ? { ...properties, srcSet: srcset, sizes } : properties };
}
