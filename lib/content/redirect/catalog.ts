import { eq, sql } from "drizzle-orm";
import { cached } from "../../core/cache";
import { type Ctx, makeCtx } from "../../core/ctx";
import { log } from "../../core/log";
import { pathOf } from "../paths";
import { CONTENT_KINDS, type ContentKind } from "../publishable/model";
import { slugRedirects } from "../schema/redirects";
import { tags } from "../tags";

const TABLE: Record<ContentKind, string> = {
  page: "pages",
  post: "posts",
  template: "templates",
  project: "projects",
  portfolio_item: "portfolio_items",
  team_member: "team_members",
  post_category: "post_categories",
  template_category: "template_categories",
  project_category: "project_categories",
};
const PUBLIC: Partial<Record<ContentKind, string>> = {
  page: "status = 'published'",
  post: "status = 'published'",
  template: "status = 'published'",
  project: "status = 'published'",
  portfolio_item: "status = 'published'",
  team_member: "is_active",
};

/** Public paths of some rows of mixed kinds, by `kind:id`; rows that are not public are left out. */
export async function publicPaths(
  ctx: Ctx,
  rows: { kind: ContentKind; id: string }[],
): Promise<Map<string, string>> {
  const parts = CONTENT_KINDS.flatMap((kind) => {
    const ids = rows.filter((row) => row.kind === kind).map((row) => row.id);
    if (!ids.length) return [];
    const type = kind === "page" ? sql`page_type::text` : sql`null::text`;
    return [
      sql`select ${kind} as kind, id, slug, ${type} as page_type from ${sql.identifier(TABLE[kind])}
        where id = any(${sql.param(ids)}::uuid[]) and ${sql.raw(PUBLIC[kind] ?? "true")}`,
    ];
  });
  if (!parts.length) return new Map();
  const found = await ctx.db.execute<{
    kind: ContentKind;
    id: string;
    slug: string;
    page_type: string | null;
  }>(sql.join(parts, sql` union all `));
  return new Map(
    found.rows.map((row) => [
      `${row.kind}:${row.id}`,
      pathOf(row.kind, { slug: row.slug, pageType: row.page_type ?? undefined }),
    ]),
  );
}

const find = cached(
  "content.redirect",
  () => [tags.redirects, ...CONTENT_KINDS.map(tags.kind)],
  async (path: string): Promise<{ id: string; target: string } | null> => {
    const ctx = makeCtx();
    const [row] = await ctx.db.select().from(slugRedirects).where(eq(slugRedirects.fromPath, path));
    if (!row) return null;
    if (row.toPath) return { id: row.id, target: row.toPath };
    const ref = { kind: row.targetKind as ContentKind, id: row.targetId as string };
    const target = (await publicPaths(ctx, [ref])).get(`${ref.kind}:${ref.id}`);
    return target && target !== path ? { id: row.id, target } : null;
  },
);

/**
 * Where an absent path leads now, without language prefix; null when nowhere. Counts the hit: answers that Next
 * keeps are counted once for each time they are made.
 */
export async function redirectFor(path: string): Promise<string | null> {
  if (path.length > 300 || !path.startsWith("/")) return null;
  const found = await find(path);
  if (!found) return null;
  await makeCtx()
    .db.update(slugRedirects)
    .set({ hits: sql`${slugRedirects.hits} + 1`, lastHitAt: new Date() })
    .where(eq(slugRedirects.id, found.id))
    .catch((error: unknown) => log().warn({ err: error }, "a redirect's hit was not counted"));
  return found.target;
}
