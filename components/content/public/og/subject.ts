import { pageBySlug, pageByType } from "@/lib/content/page/catalog";
import { portfolioItemBySlug } from "@/lib/content/portfolio-item/catalog";
import { postBySlug } from "@/lib/content/post/detail";
import { projectBySlug } from "@/lib/content/project/catalog";
import { type PageMeta, SLUG } from "@/lib/content/publishable/model";
import { teamMemberBySlug } from "@/lib/content/team-member/catalog";
import { templateBySlug } from "@/lib/content/template/catalog";
import { translator } from "@/lib/core/i18n/translate";
import { site } from "../site/site";
import type { SocialImage } from "./social-image";

interface Found {
  id: string;
  title: string;
  eyebrow: string;
  meta: PageMeta;
}

/** Lists that have an image, and the messages with their title. */
const LISTS: Readonly<Record<string, string>> = {
  posts: "content.public.posts",
  projects: "content.public.projects",
  portfolio: "content.public.portfolio",
  templates: "content.public.templates",
  team: "content.public.team",
  skills: "skills.public",
  points: "points.public",
};

/** Reads the row behind an image, in a language; null when it is not public. */
async function find(locale: string, kind: string, slug: string): Promise<Found | null> {
  const t = await translator(locale);
  const title = (key: string) => t(`content.public.${key}.title`);
  switch (kind) {
    case "page": {
      const page = (await pageBySlug(locale, slug)) ?? (await pageByType(locale, "home"));
      return page?.slug === slug ? { id: page.id, title: page.title, eyebrow: "", meta: page.meta } : null;
    }
    case "post": {
      const row = await postBySlug(locale, slug);
      return row && { ...row, eyebrow: row.category?.name ?? title("posts") };
    }
    case "project": {
      const row = await projectBySlug(locale, slug);
      return row && { ...row, eyebrow: row.category?.name ?? title("projects") };
    }
    case "portfolio_item": {
      const row = await portfolioItemBySlug(locale, slug);
      return row && { ...row, eyebrow: title("portfolio") };
    }
    case "template": {
      const row = await templateBySlug(locale, slug);
      return row && { id: row.id, title: row.name, eyebrow: row.category.name, meta: row.meta };
    }
    case "team_member": {
      const row = await teamMemberBySlug(locale, slug);
      return row && { id: row.slug, title: row.name, eyebrow: row.designation, meta: row.meta };
    }
    default:
      return null;
  }
}

/** What to draw for a public row, or for a list (kind `site`), and its present revision; null when there is none. */
export async function drawnSubject(
  locale: string,
  kind: string,
  slug: string,
): Promise<(SocialImage & { revision: string }) | null> {
  const { name } = await site();
  if (kind === "site") {
    const words = Object.hasOwn(LISTS, slug) ? LISTS[slug] : undefined;
    if (!words) return null;
    const t = await translator(locale);
    return { id: slug, title: t(`${words}.title`), eyebrow: "", brand: name, revision: "1" };
  }
  const row = SLUG.test(slug) ? await find(locale, kind, slug) : null;
  return (
    row && { id: row.id, title: row.title, eyebrow: row.eyebrow, brand: name, revision: row.meta.revision }
  );
}
