import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { offered, type PublicCategory } from "../category/model";
import { categoryTree } from "../category/queries";
import { nameIn, textIn } from "../label/name";
import { skills } from "../schema/skills";

/** How many skills stand on a page of a category, and how many of the most used on the first page of all. */
export const SECTION_SIZE = 48;
const POPULAR = 24;

/** A skill in a public list. */
export interface ListedSkill {
  id: string;
  slug: string;
  name: string;
  description: string | null;
  /** How many people show it, as of last night. */
  people: number;
}

/** What visitors first see of skills. */
export interface SkillsFront {
  categories: PublicCategory[];
  popular: ListedSkill[];
  total: number;
  /** When any of them last changed; null without any. */
  updatedAt: string | null;
}

/** One category with a page of the skills in it and below it. */
export interface SkillsSection {
  category: PublicCategory;
  /** The categories above it, root first. */
  above: PublicCategory[];
  below: PublicCategory[];
  rows: ListedSkill[];
  pages: number;
}

const isActive = eq(skills.status, "active");

function list(ctx: Ctx, locale: string, where: SQL | undefined, limit: number, offset = 0) {
  return ctx.db
    .select({
      id: skills.id,
      slug: skills.slug,
      name: nameIn(locale),
      description: textIn<string | null>(locale, skills, skills.description, "description"),
      people: skills.usageCount,
    })
    .from(skills)
    .where(and(isActive, where))
    .orderBy(desc(skills.usageCount), asc(skills.name))
    .limit(limit)
    .offset(offset);
}

/** The tree that is offered and the most used skills, in a language. */
export async function skillsFrontOf(ctx: Ctx, locale: string): Promise<SkillsFront> {
  const [tree, popular, [sum]] = await Promise.all([
    categoryTree(ctx),
    list(ctx, locale, undefined, POPULAR),
    ctx.db
      .select({ total: sql<number>`count(*)::int`, updatedAt: sql<Date | null>`max(${skills.updatedAt})` })
      .from(skills)
      .where(isActive),
  ]);
  return {
    categories: offered(tree),
    popular,
    total: sum?.total ?? 0,
    updatedAt: sum?.updatedAt ? new Date(sum.updatedAt).toISOString() : null,
  };
}

/** One offered category by its slug; null when there is none or no such page. */
export async function skillsSectionOf(
  ctx: Ctx,
  locale: string,
  slug: string,
  page: number,
): Promise<SkillsSection | null> {
  const tree = offered(await categoryTree(ctx));
  const category = tree.find((node) => node.slug === slug);
  const pages = Math.max(1, Math.ceil((category?.skills ?? 0) / SECTION_SIZE));
  if (!category || page > pages) return null;
  const byId = new Map(tree.map((node) => [node.id, node]));
  const above: PublicCategory[] = [];
  for (let at = category.parentId; at; ) {
    const node: PublicCategory | undefined = byId.get(at);
    if (node) above.unshift(node);
    at = node?.parentId ?? null;
  }
  const inside = [category.id];
  for (const node of tree) if (node.parentId && inside.includes(node.parentId)) inside.push(node.id);
  const rows = await list(
    ctx,
    locale,
    inArray(skills.categoryId, inside),
    SECTION_SIZE,
    (page - 1) * SECTION_SIZE,
  );
  return { category, above, below: tree.filter((node) => node.parentId === category.id), rows, pages };
}
