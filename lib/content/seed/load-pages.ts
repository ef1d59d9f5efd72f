import { eq } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { pages } from "../schema/pages";
import { readAll, readText } from "./read";
import { daysAgo, put } from "./store";
import type { Studio } from "./studio";

type Json = Record<string, unknown>;
interface PageText {
  title: string;
  seo: Json;
  blocks: Json[];
}
interface PageFile extends PageText {
  slug: string;
  page_type: string;
  menu_place: string;
  sort_order: number;
  ru?: PageText;
}

interface DrawnImage {
  mark: string;
  alt: string;
  caption?: string;
}

async function image(studio: Studio, { mark, alt, caption }: DrawnImage) {
  return { fileId: await studio.picture(mark), alt, caption: caption ?? "" };
}

/** Puts stored pictures in place of marks, and texts in place of file names. */
async function block(studio: Studio, given: Json): Promise<Json> {
  const { markdown_file: file, mark, ...rest } = given as Json & { markdown_file?: string; mark?: string };
  const out: Json = { ...rest };
  if (file) out.markdown = readText(`pages/${file}`);
  if (given.type === "image" && mark) {
    const { alt, caption, ...others } = out;
    return { ...others, image: await image(studio, { mark, alt, caption } as DrawnImage) };
  }
  if (given.type === "hero" && given.image) out.image = await image(studio, given.image as DrawnImage);
  if (given.type === "gallery")
    out.images = await Promise.all((given.images as DrawnImage[]).map((i) => image(studio, i)));
  return out;
}

const blocks = (studio: Studio, list: Json[]) => Promise.all(list.map((b) => block(studio, b)));

/** All pages in both languages; answers ids by slug. */
export async function loadPages(ctx: Ctx, studio: Studio): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [index, page] of readAll<PageFile>("pages").entries()) {
    const ru = page.ru && {
      ready: true,
      title: page.ru.title,
      seo: page.ru.seo,
      blocks: await blocks(studio, page.ru.blocks),
    };
    const data = {
      slug: page.slug,
      title: page.title,
      seo: page.seo,
      menuPlace: page.menu_place,
      blocks: await blocks(studio, page.blocks),
      translations: ru ? { ru } : {},
    };
    const id = await put(ctx, { kind: "page", pageType: page.page_type, data }, { at: daysAgo(430, index) });
    await ctx.db.update(pages).set({ sortOrder: page.sort_order }).where(eq(pages.id, id));
    ids.set(page.slug, id);
  }
  return ids;
}
