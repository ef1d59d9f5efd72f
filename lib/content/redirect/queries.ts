import { and, asc, count, desc, isNotNull, isNull, sql } from "drizzle-orm";
import { allow, type Ctx } from "../../core/ctx";
import { type Page, toPage } from "../../core/list";
import { mayPublish } from "../access";
import { containing } from "../publishable/list";
import type { ContentKind } from "../publishable/model";
import { slugRedirects } from "../schema/redirects";
import { publicPaths } from "./catalog";
import type { redirectList } from "./list";
import type { RedirectRow } from "./model";

/** A page of the admin list. */
export async function listRedirects(
  ctx: Ctx,
  state: ReturnType<typeof redirectList.parse>,
): Promise<Page<RedirectRow>> {
  allow(mayPublish(ctx.actor));
  const { q, kind } = state.filters;
  const where = and(
    q
      ? sql`(${slugRedirects.fromPath} ilike ${containing(q)} or ${slugRedirects.toPath} ilike ${containing(q)})`
      : undefined,
    kind === "row" ? isNotNull(slugRedirects.targetId) : undefined,
    kind === "path" ? isNull(slugRedirects.targetId) : undefined,
  );
  const columns = {
    from: slugRedirects.fromPath,
    hits: slugRedirects.hits,
    lastHit: slugRedirects.lastHitAt,
    created: slugRedirects.createdAt,
  };
  const column = columns[state.sort as keyof typeof columns] ?? columns.created;
  const order =
    state.direction === "asc"
      ? [asc(column), asc(slugRedirects.id)]
      : [state.sort === "lastHit" ? sql`${column} desc nulls last` : desc(column), desc(slugRedirects.id)];
  const [rows, [sum]] = await Promise.all([
    ctx.db
      .select()
      .from(slugRedirects)
      .where(where)
      .orderBy(...order)
      .limit(state.pageSize)
      .offset((state.page - 1) * state.pageSize),
    ctx.db.select({ n: count() }).from(slugRedirects).where(where),
  ]);
  const paths = await publicPaths(
    ctx,
    rows.flatMap((row) => (row.targetId ? [{ kind: row.targetKind as ContentKind, id: row.targetId }] : [])),
  );
  return toPage(
    rows.map((row) => ({
      id: row.id,
      fromPath: row.fromPath,
      target: row.toPath ?? paths.get(`${row.targetKind}:${row.targetId}`) ?? null,
      targetKind: row.targetKind,
      hits: row.hits,
      lastHitAt: row.lastHitAt,
      createdAt: row.createdAt,
    })),
    sum?.n ?? 0,
    state,
  );
}
