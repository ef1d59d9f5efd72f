import { and, asc, eq, ne } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { fileIdsIn, renderMarkdown } from "../markdown/render";
import { plainText } from "../markdown/text";
import { pathOf } from "../paths";
import { type Pictures, pictureAt, picturesOf } from "../pictures";
import { pageMeta } from "../publishable/meta";
import type { ImageUse } from "../publishable/model";
import { pages } from "../schema/pages";
import { tags } from "../tags";
import { textsIn } from "../translate";
import { type Block, imagesOf, markdownOf } from "./blocks";
import type { MenuItem, PageDetail, PageType, RenderedBlock } from "./model";

const TAGS = [tags.kind("page")];

/** The pages that stand in the header's and the footer's menu, in their order. */
export const menus = cached(
  "content.menus",
  () => TAGS,
  async (locale: string): Promise<{ header: MenuItem[]; footer: MenuItem[] }> => {
    const rows = await makeCtx()
      .db.select({
        slug: pages.slug,
        pageType: pages.pageType,
        title: pages.title,
        translations: pages.translations,
        place: pages.menuPlace,
      })
      .from(pages)
      .where(and(eq(pages.status, "published"), ne(pages.menuPlace, "none")))
      .orderBy(asc(pages.sortOrder), asc(pages.title));
    const items = rows.map((row) => {
      const { title, lang } = textsIn(locale, { title: row.title }, row.translations);
      return { place: row.place, item: { href: pathOf("page", row), label: title, lang } };
    });
    const at = (place: "header" | "footer") =>
      items.filter((i) => i.place === place || i.place === "both").map((i) => i.item);
    return { header: at("header"), footer: at("footer") };
  },
);

async function readPage(locale: string, where: ReturnType<typeof eq>): Promise<PageDetail | null> {
  const ctx = makeCtx();
  const [row] = await ctx.db
    .select()
    .from(pages)
    .where(and(where, eq(pages.status, "published")));
  return row ? pageDetail(ctx, locale, row) : null;
}

/** A page by its slug, as visitors see it; null when it is not public. The home page has no slug of its own. */
export const pageBySlug = cached(
  "content.page",
  () => TAGS,
  async (locale: string, slug: string): Promise<PageDetail | null> => {
    const page = await readPage(locale, eq(pages.slug, slug));
    return page?.pageType === "home" ? null : page;
  },
);

/** The one page of a type; null when it is not public. */
export const pageByType = cached(
  "content.pageType",
  () => TAGS,
  (locale: string, type: PageType): Promise<PageDetail | null> => readPage(locale, eq(pages.pageType, type)),
);

/** A page made from its columns; previews pass the columns of another version. */
export async function pageDetail(
  ctx: Ctx,
  locale: string,
  row: typeof pages.$inferSelect,
): Promise<PageDetail> {
  const texts = textsIn(locale, { title: row.title, blocks: row.blocks }, row.translations);
  const fileIds = texts.blocks.flatMap((block) => [
    ...imagesOf(block).map((image) => image.fileId),
    ...fileIdsIn(markdownOf(block)),
  ]);
  const pictures = await picturesOf(ctx, [row.seo.imageFileId, ...fileIds]);
  const path = pathOf("page", row);
  const first = texts.blocks.map(summaryOf).find(Boolean) ?? "";
  return {
    id: row.id,
    slug: row.slug,
    path,
    pageType: row.pageType,
    title: texts.title,
    lang: texts.lang,
    blocks: texts.blocks.flatMap((block) => render(block, locale, pictures) ?? []),
    meta: pageMeta(row, {
      title: texts.title,
      summary: "",
      text: first,
      lang: texts.lang,
      path,
      image: pictureAt(pictures, row.seo.imageFileId ?? null, texts.title),
    }),
  };
}

function summaryOf(block: Block): string {
  if (block.type === "hero") return block.text;
  return block.type === "text" ? block.markdown : "";
}

function placed(pictures: Pictures, image: ImageUse) {
  return pictureAt(pictures, image.fileId, image.decorative ? "" : image.alt, image.caption);
}

/** A block as the page shows it; null when its only picture is gone. */
function render(block: Block, locale: string, pictures: Pictures): RenderedBlock | null {
  switch (block.type) {
    case "hero":
      return { ...block, image: block.image ? placed(pictures, block.image) : null };
    case "text":
      return { type: "text", html: renderMarkdown(block.markdown, { locale, pictures }).html };
    case "image": {
      const image = placed(pictures, block.image);
      return image && { type: "image", image };
    }
    case "gallery": {
      const images = block.images.flatMap((image) => placed(pictures, image) ?? []);
      return images.length ? { ...block, images } : null;
    }
    case "faq":
      return {
        ...block,
        items: block.items.map(({ question, answer }) => ({
          question,
          html: renderMarkdown(answer, { locale, pictures }).html,
          text: plainText(answer, 2000),
        })),
      };
    default:
      return block;
  }
}
