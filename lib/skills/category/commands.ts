import { and, eq, inArray, isNull, like, max, or, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, invalid, notFound } from "../../core/errors";
import { uuidv7 } from "../../core/ids";
import { writeOrder } from "../../core/order";
import { port } from "../../core/ports";
import { nextSlug, slugify } from "../../core/slug";
import { mayCurate } from "../access";
import { lockTree } from "../locks";
import { categoryUsers } from "../registries";
import { type CategoryTableRow, categories } from "../schema/categories";
import { skills } from "../schema/skills";
import { tags } from "../tags";
import { type CategoryInput, MAX_LEVELS } from "./model";
import { categoryUse } from "./queries";

const childrenOf = (parentId: string | null) =>
  parentId ? eq(categories.parentId, parentId) : isNull(categories.parentId);

/** The row, under the tree's lock. Throws `not_found`. */
async function node(ctx: Ctx, id: string): Promise<CategoryTableRow> {
  const [row] = await ctx.db.select().from(categories).where(eq(categories.id, id)).for("update");
  if (!row) throw notFound();
  return row;
}

/** The path of what stands below a parent. Throws `invalid` for a parent that is gone or stands too deep. */
async function pathBelow(ctx: Ctx, parentId: string | null, height = 0): Promise<string[]> {
  if (!parentId) return checkDepth([], height);
  const [parent] = await ctx.db
    .select({ path: categories.path })
    .from(categories)
    .where(eq(categories.id, parentId));
  if (!parent) throw invalid("errors.invalid", { parentId: "skills.error.categoryGone" });
  return checkDepth([...parent.path, parentId], height);
}

function checkDepth(path: string[], height: number): string[] {
  if (path.length + 1 + height > MAX_LEVELS)
    throw invalid("errors.invalid", {
      parentId: { key: "skills.error.categoryDeep", params: { max: MAX_LEVELS } },
    });
  return path;
}

async function nextPlace(ctx: Ctx, parentId: string | null): Promise<number> {
  const [last] = await ctx.db
    .select({ n: max(categories.sortOrder) })
    .from(categories)
    .where(childrenOf(parentId));
  return (last?.n ?? 0) + 1;
}

async function freeSlug(ctx: Ctx, name: string): Promise<string> {
  const wish = slugify(name) || `category-${uuidv7().slice(-12)}`;
  const rows = await ctx.db
    .select({ slug: categories.slug })
    .from(categories)
    .where(or(eq(categories.slug, wish), like(categories.slug, `${wish}-%`)));
  const taken = new Set(rows.map((row) => row.slug));
  let slug = wish;
  while (taken.has(slug)) slug = nextSlug(slug);
  return slug;
}

/** Adds a category at the end of its siblings. Throws `invalid` below the fourth level, `conflict` for a sibling's name. */
export function createCategory(ctx: Ctx, input: CategoryInput): Promise<{ id: string }> {
  return onTree(ctx, async (tx) => {
    const path = await pathBelow(tx, input.parentId);
    const [row] = await tx.db
      .insert(categories)
      .values({
        name: input.name,
        slug: await freeSlug(tx, input.name),
        description: input.description || null,
        translations: input.translations,
        icon: input.icon,
        parentId: input.parentId,
        path,
        sortOrder: await nextPlace(tx, input.parentId),
      })
      .returning({ id: categories.id });
    if (!row) throw conflict();
    changed(tx, "create", row.id, { name: input.name, parentId: input.parentId });
    return row;
  });
}

/** Renames, describes or pictures a category; its address stays. */
export function updateCategory(
  ctx: Ctx,
  { id, name, description, icon, translations }: { id: string } & Omit<CategoryInput, "parentId">,
): Promise<void> {
  return onTree(ctx, async (tx) => {
    const row = await node(tx, id);
    await tx.db
      .update(categories)
      .set({ name, description: description || null, icon, translations })
      .where(eq(categories.id, id));
    changed(tx, "update", id, { name: [row.name, name] });
  });
}

/**
 * Moves a category and all below it under another, or to the top. Throws `invalid` below itself and below the fourth
 * level, `conflict` when a sibling there has its name.
 */
export function moveCategory(
  ctx: Ctx,
  { id, parentId }: { id: string; parentId: string | null },
): Promise<void> {
  return onTree(ctx, async (tx) => {
    const row = await node(tx, id);
    if (row.parentId === parentId) return;
    await moveSubtree(tx, row, parentId);
    changed(tx, "move", id, { parentId: [row.parentId, parentId] });
  });
}

/** Rewrites the paths of a subtree in one statement. The caller holds the tree's lock. */
async function moveSubtree(ctx: Ctx, row: CategoryTableRow, parentId: string | null): Promise<void> {
  const [below] = await ctx.db
    .select({ depth: sql<number>`coalesce(max(cardinality(${categories.path})), ${row.path.length})::int` })
    .from(categories)
    .where(sql`${categories.path} @> array[${row.id}]::uuid[]`);
  const height = (below?.depth ?? row.path.length) - row.path.length;
  const path = await pathBelow(ctx, parentId, height);
  if (path.includes(row.id) || parentId === row.id)
    throw invalid("errors.invalid", { parentId: "skills.error.categoryBelowItself" });
  const place = await nextPlace(ctx, parentId);
  await ctx.db.execute(sql`
    update ${categories} c set
      path = ${sql.param(path)}::uuid[] || c.path[${row.path.length + 1}::int:],
      parent_id = case when c.id = ${row.id} then ${parentId}::uuid else c.parent_id end,
      sort_order = case when c.id = ${row.id} then ${place}::int else c.sort_order end,
      updated_at = now()
    where c.id = ${row.id} or c.path @> array[${row.id}]::uuid[]`);
}

/** Puts the children of one category, or the roots, into their order. Throws `conflict` when the set changed. */
export function orderCategories(
  ctx: Ctx,
  { parentId, ids }: { parentId: string | null; ids: string[] },
): Promise<void> {
  return onTree(ctx, async (tx) => {
    await writeOrder(tx, categories, ids, childrenOf(parentId));
    changed(tx, "order", parentId ?? undefined, { count: ids.length });
  });
}

const setActive =
  (isActive: boolean, verb: string) =>
  (ctx: Ctx, { id }: { id: string }) =>
    onTree(ctx, async (tx) => {
      const row = await node(tx, id);
      if (row.isActive === isActive) return;
      await tx.db.update(categories).set({ isActive }).where(eq(categories.id, id));
      changed(tx, verb, id, {});
    });

/** Offers a category, and what is below it, no longer; what stands in it stays. */
export const retireCategory: (ctx: Ctx, input: { id: string }) => Promise<void> = setActive(false, "retire");
/** Offers a category again. */
export const restoreCategory: (ctx: Ctx, input: { id: string }) => Promise<void> = setActive(true, "restore");

/** Deletes a category in and below which nothing stands. Throws `conflict` for a used one: merge it instead. */
export function deleteCategory(ctx: Ctx, { id }: { id: string }): Promise<void> {
  return onTree(ctx, async (tx) => {
    const row = await node(tx, id);
    const use = await categoryUse(tx, id);
    const below = await tx.db.$count(categories, eq(categories.parentId, id));
    if (use.length || below) throw conflict("skills.error.categoryUsed");
    await tx.db.delete(categories).where(eq(categories.id, id));
    changed(tx, "delete", id, { name: row.name });
  });
}

/**
 * Merges a category into another with everything in and below it: skills, what other domains keep, the categories
 * below; then it is gone, so that nothing can name it again. Throws `invalid` into itself, below itself or too deep,
 * `conflict` when both hold a category of one name.
 */
export function mergeCategories(
  ctx: Ctx,
  { from, into }: { from: string; into: string },
): Promise<{ skills: number }> {
  return onTree(ctx, async (tx) => {
    const rows = await tx.db
      .select()
      .from(categories)
      .where(inArray(categories.id, [from, into]))
      .orderBy(categories.id)
      .for("update");
    const [source, target] = [rows.find((r) => r.id === from), rows.find((r) => r.id === into)];
    if (from === into) throw invalid("errors.invalid", { into: "skills.error.mergeSelf" });
    if (!source || !target) throw notFound();
    if (target.path.includes(from))
      throw invalid("errors.invalid", { into: "skills.error.categoryBelowItself" });
    const children = await tx.db.select().from(categories).where(eq(categories.parentId, from));
    const twins = await tx.db
      .select({ name: categories.name })
      .from(categories)
      .where(
        and(
          eq(categories.parentId, into),
          inArray(
            categories.name,
            children.map((child) => child.name),
          ),
        ),
      );
    const twin = children.length ? twins[0] : undefined;
    if (twin) throw conflict("skills.error.categoryTwin", { name: twin.name });
    for (const child of children) await moveSubtree(tx, child, into);
    const moved = await tx.db
      .update(skills)
      .set({ categoryId: into })
      .where(eq(skills.categoryId, from))
      .returning({ id: skills.id });
    for (const user of categoryUsers()) await user.move(tx, from, into);
    await tx.db.delete(categories).where(eq(categories.id, from));
    await port("redirect")(tx, `/skills/category/${source.slug}`, `/skills/category/${target.slug}`);
    tx.touch(tags.skills);
    changed(tx, "merge", into, { from: source.name, into: target.name, skills: moved.length });
    return { skills: moved.length };
  });
}

/** Opens the transaction of a curator who changes the tree: one at a time. */
function onTree<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  return inTx(ctx, async (tx) => {
    allow(mayCurate(tx.actor));
    await lockTree(tx);
    return work(tx);
  });
}

function changed(
  ctx: Ctx,
  verb: string,
  targetId: string | undefined,
  changes: Record<string, unknown>,
): void {
  ctx.touch(tags.categories);
  ctx.audit({ action: `skills.category.${verb}`, targetType: "category", targetId, changes });
}
