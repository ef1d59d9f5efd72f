import { eq, inArray, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { mayCurate } from "../access";
import { textIn } from "../label/name";
import { categoryUsers } from "../registries";
import { categories } from "../schema/categories";
import { skills } from "../schema/skills";
import { CATEGORY_ICONS, type CategoryIcon, type CategoryNode, inTreeOrder } from "./model";

/** The whole tree as a list in its order, inactive categories too, in a language. */
export async function categoryTree(ctx: Ctx, locale = ctx.locale): Promise<CategoryNode[]> {
  const rows = await ctx.db
    .select({
      id: categories.id,
      parentId: categories.parentId,
      name: textIn<string>(locale, categories, categories.name, "name"),
      slug: categories.slug,
      description: sql<string>`coalesce(${textIn<string>(locale, categories, categories.description, "description")}, '')`,
      own: {
        name: categories.name,
        description: sql<string>`coalesce(${categories.description}, '')`,
        translations: categories.translations,
      },
      icon: sql<CategoryIcon | null>`case when ${inArray(categories.icon, [...CATEGORY_ICONS])} then ${categories.icon} end`,
      isActive: categories.isActive,
      sortOrder: categories.sortOrder,
      skills: sql<number>`count(${skills.id}) filter (where ${skills.status} = 'active')::int`,
    })
    .from(categories)
    .leftJoin(skills, eq(skills.categoryId, categories.id))
    .groupBy(categories.id);
  return inTreeOrder(rows);
}

/** The categories that may be chosen, each with its full path as name: “Software / Languages”. */
export async function categoryOptions(
  ctx: Ctx,
  locale = ctx.locale,
): Promise<{ id: string; name: string }[]> {
  const tree = await categoryTree(ctx, locale);
  const names = new Map<string, string>();
  return tree.flatMap((node) => {
    const above = node.parentId ? names.get(node.parentId) : null;
    const name = above ? `${above} / ${node.name}` : node.name;
    names.set(node.id, name);
    return node.isOffered ? [{ id: node.id, name }] : [];
  });
}

/** What stands in a category, by the message key of what it is; empty when nothing does. */
export async function categoryUse(ctx: Ctx, id: string): Promise<{ label: string; count: number }[]> {
  allow(mayCurate(ctx.actor));
  const own = { label: "skills.use.skills", count: await ctx.db.$count(skills, eq(skills.categoryId, id)) };
  const others = await Promise.all(
    categoryUsers().map(async (user) => ({ label: user.label, count: await user.count(ctx, id) })),
  );
  return [own, ...others].filter((use) => use.count > 0);
}
