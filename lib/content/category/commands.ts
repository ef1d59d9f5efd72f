import { count, eq, inArray, max, sql } from "drizzle-orm";
import { nextSlug, slugify } from "@/lib/core/slug";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, invalid, notFound } from "../../core/errors";
import { writeOrder } from "../../core/order";
import { port } from "../../core/ports";
import { mayPublish } from "../access";
import { rowMoved } from "../redirect/moves";
import { tags } from "../tags";
import type { CategoryInput, CategoryKind } from "./model";
import { tablesOf } from "./tables";

function slugOf(input: { name: string; slug: string }, kept = ""): string {
  const slug = input.slug || kept || slugify(input.name);
  if (slug) return slug;
  const proposal = `category-${Math.floor(Date.now() / 1000).toString(36)}`;
  throw invalid("errors.invalid", { slug: { key: "content.errors.slugEmpty", params: { proposal } } });
}

/** Refuses a slug or a name that another category of the kind has; the constraints catch what races past. */
async function checkFree(ctx: Ctx, kind: CategoryKind, input: { name: string }, slug: string, id?: string) {
  const { table } = tablesOf(kind);
  const rows = await ctx.db.select({ id: table.id, name: table.name, slug: table.slug }).from(table);
  const others = rows.filter((row) => row.id !== id);
  const owner = others.find((row) => row.slug === slug);
  if (owner) {
    const params = { owner: owner.name, slug, proposal: nextSlug(slug) };
    throw conflict("content.errors.slugTaken", params, { slug: { key: "content.errors.slugTaken", params } });
  }
  if (others.some((row) => row.name.toLowerCase() === input.name.toLowerCase()))
    throw conflict("errors.invalid", {}, { name: "content.errors.nameInUse" });
}

/** Adds a category at the end; it is public at once. */
export function createCategory(ctx: Ctx, input: CategoryInput): Promise<{ id: string; slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const { table } = tablesOf(input.kind);
    const slug = slugOf(input);
    await checkFree(tx, input.kind, input, slug);
    const [last] = await tx.db.select({ n: max(table.sortOrder) }).from(table);
    const [row] = await tx.db
      .insert(table)
      .values({
        name: input.name,
        slug,
        description: input.description || null,
        translations: input.translations,
        sortOrder: (last?.n ?? 0) + 1,
      })
      .returning({ id: table.id });
    if (!row) throw conflict();
    await rowMoved(tx, input.kind, row.id, null, slug);
    changed(tx, input.kind, "create", row.id, { slug });
    return { id: row.id, slug };
  });
}

/** Changes a category; a new slug redirects the old path. */
export function updateCategory(ctx: Ctx, input: CategoryInput & { id: string }): Promise<{ slug: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const { table } = tablesOf(input.kind);
    const [row] = await tx.db.select().from(table).where(eq(table.id, input.id)).for("update");
    if (!row) throw notFound();
    const slug = slugOf(input, row.slug);
    await checkFree(tx, input.kind, input, slug, row.id);
    await tx.db
      .update(table)
      .set({
        name: input.name,
        slug,
        description: input.description || null,
        translations: input.translations,
      })
      .where(eq(table.id, row.id));
    await rowMoved(tx, input.kind, row.id, row.slug, slug);
    changed(tx, input.kind, "update", row.id, { name: [row.name, input.name], slug: [row.slug, slug] });
    return { slug };
  });
}

/** Deletes a category in which nothing stands. Throws `conflict` for a used one. */
export function deleteCategory(ctx: Ctx, { kind, id }: { kind: CategoryKind; id: string }): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const { table, rows, column } = tablesOf(kind);
    const [row] = await tx.db.select({ name: table.name }).from(table).where(eq(table.id, id)).for("update");
    if (!row) throw notFound();
    const [used] = await tx.db.select({ n: count() }).from(rows).where(eq(column, id));
    if (used?.n) throw conflict("content.errors.categoryUsed", { count: used.n });
    await tx.db.delete(table).where(eq(table.id, id));
    changed(tx, kind, "delete", id, { name: row.name });
  });
}

/** Moves every row of one category into another, redirects its path there, and deletes it. */
export function mergeCategories(
  ctx: Ctx,
  { kind, from, into }: { kind: CategoryKind; from: string; into: string },
): Promise<{ moved: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    if (from === into) throw invalid("errors.invalid", { into: "content.errors.mergeSelf" });
    const { table, rows, column, content } = tablesOf(kind);
    const both = await tx.db
      .select({ id: table.id, slug: table.slug, name: table.name })
      .from(table)
      .where(inArray(table.id, [from, into]))
      .orderBy(table.id)
      .for("update");
    const [source, target] = [both.find((row) => row.id === from), both.find((row) => row.id === into)];
    if (!source || !target) throw notFound();
    const moved = await tx.db
      .update(rows)
      .set({ categoryId: into, updatedAt: sql`${rows.updatedAt}` })
      .where(eq(column, from))
      .returning({ id: rows.id, status: rows.status });
    await moveDrafts(tx, tablesOf(kind), from, into);
    await rowMoved(tx, kind, into, source.slug, target.slug);
    await tx.db.execute(
      sql`update slug_redirects set target_id = ${into} where target_kind = ${kind} and target_id = ${from}`,
    );
    await tx.db.delete(table).where(eq(table.id, from));
    for (const row of moved) if (row.status === "published") await port("searchIndex")(tx, content, row.id);
    changed(tx, kind, "merge", into, { from: source.name, into: target.name, moved: moved.length });
    return { moved: moved.length };
  });
}

/**
 * Versions name their category too, and cannot be changed: the newest version of each row that names the merged one
 * is followed by a copy that names the other, which is public or scheduled in its place. A scheduled one behind a
 * newer draft is copied, too, below a copy of that draft.
 */
async function moveDrafts(
  tx: Ctx,
  { content, rows }: Pick<ReturnType<typeof tablesOf>, "content" | "rows">,
  from: string,
  into: string,
): Promise<void> {
  const named = sql`r.data ->> 'categoryId' = ${from}`;
  const data = sql`case when ${named} then jsonb_set(r.data, '{categoryId}', to_jsonb(${into}::text)) else r.data end`;
  const columns = sql`content_revisions (id, subject_kind, subject_id, version, data, note, author_id)`;
  await tx.db.execute(sql`
    with frozen as (
      select t.id as row_id, r.id, n.id as newest, n.version as top
      from ${rows} t join content_revisions r on r.id = t.publish_revision_id
      join lateral (select n.id, n.version from content_revisions n where n.subject_kind = r.subject_kind
        and n.subject_id = r.subject_id and n.version is not null order by n.version desc limit 1) n on n.id <> r.id
      where ${named}),
    copied as (
      insert into ${columns}
      select gen_random_uuid(), r.subject_kind, r.subject_id, f.top + c.step, ${data}, r.note, r.author_id
      from frozen f cross join lateral (values (f.id, 1), (f.newest, 2)) as c(id, step)
      join content_revisions r on r.id = c.id
      returning id, subject_id, version)
    update ${rows} t set publish_revision_id = c.id
    from frozen f join copied c on c.subject_id = f.row_id and c.version = f.top + 1 where t.id = f.row_id`);
  await tx.db.execute(sql`
    with copied as (
      insert into ${columns}
      select gen_random_uuid(), r.subject_kind, r.subject_id, r.version + 1, ${data}, r.note, r.author_id
      from content_revisions r
      where r.subject_kind = ${content}::content_kind and r.version is not null and ${named}
        and not exists (select 1 from content_revisions n where n.subject_kind = r.subject_kind
          and n.subject_id = r.subject_id and n.version > r.version)
      returning id, subject_kind, subject_id, version),
    old as (
      select c.id as copy, c.subject_id, r.id from copied c join content_revisions r
        on r.subject_kind = c.subject_kind and r.subject_id = c.subject_id and r.version = c.version - 1)
    update ${rows} t set
      live_revision_id = case when t.live_revision_id = o.id then o.copy else t.live_revision_id end,
      publish_revision_id = case when t.publish_revision_id = o.id then o.copy else t.publish_revision_id end
    from old o where t.id = o.subject_id and o.id in (t.live_revision_id, t.publish_revision_id)`);
}

/** Puts a kind's categories into the order of the whole list. Throws `conflict` when the set changed. */
export function orderCategories(
  ctx: Ctx,
  { kind, ids }: { kind: CategoryKind; ids: string[] },
): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const { table } = tablesOf(kind);
    await writeOrder(tx, table, ids);
    changed(tx, kind, "order", undefined, { count: ids.length });
  });
}

function changed(
  ctx: Ctx,
  kind: CategoryKind,
  verb: string,
  targetId: string | undefined,
  changes: Record<string, unknown>,
): void {
  ctx.touch(tags.kind(kind), tags.kind(tablesOf(kind).content), tags.documents);
  ctx.audit({ action: `content.${kind}.${verb}`, targetType: kind, targetId, changes });
}
