import { eq, or, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { pathOf } from "../paths";
import type { ContentKind } from "../publishable/model";
import { slugRedirects } from "../schema/redirects";
import { tags } from "../tags";

/** Writers of redirects wait for each other: two who cannot see each other's rows would make circles and chains. */
export async function lockRedirects(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('content.redirects', 0))`);
}

/**
 * A row's public path changed: the old one leads to the row from now on, whatever its later paths, and a redirect
 * that stood on the new one goes. Called in the transaction that changes the slug; always one hop, never a loop.
 */
export async function rowMoved(
  ctx: Ctx,
  kind: ContentKind,
  id: string,
  from: string | null,
  to: string,
): Promise<void> {
  const newPath = pathOf(kind, { slug: to });
  await ctx.db.delete(slugRedirects).where(eq(slugRedirects.fromPath, newPath));
  ctx.touch(tags.redirects);
  if (from === null || from === to) return;
  await lockRedirects(ctx);
  const fromPath = pathOf(kind, { slug: from });
  await ctx.db
    .insert(slugRedirects)
    .values({ fromPath, targetKind: kind, targetId: id })
    .onConflictDoUpdate({
      target: slugRedirects.fromPath,
      set: { targetKind: kind, targetId: id, toPath: null, updatedAt: new Date() },
    });
  // Manual redirects to the old path would take two hops.
  await ctx.db
    .update(slugRedirects)
    .set({ targetKind: kind, targetId: id, toPath: null })
    .where(eq(slugRedirects.toPath, fromPath));
}

/**
 * The port `redirect`: `from` answers 308 to `to`. Redirects to `from` are rewritten to `to`, one that stood on
 * `to` goes, so that chains and loops cannot arise. Paths carry no language prefix.
 */
export async function redirectPath(ctx: Ctx, from: string, to: string): Promise<void> {
  if (from === to) return;
  await lockRedirects(ctx);
  await ctx.db
    .delete(slugRedirects)
    .where(or(eq(slugRedirects.fromPath, to), eq(slugRedirects.fromPath, from)));
  await ctx.db.update(slugRedirects).set({ toPath: to }).where(eq(slugRedirects.toPath, from));
  await ctx.db.insert(slugRedirects).values({ fromPath: from, toPath: to });
  ctx.touch(tags.redirects);
}
