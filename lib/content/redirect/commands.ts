import { eq, inArray } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { AppError, conflict, invalid, isAppError, notFound } from "../../core/errors";
import { mayPublish } from "../access";
import { tablesOf } from "../category/tables";
import { isReserved } from "../page/reserved";
import { rowOfPath } from "../paths";
import { descriptorOf } from "../publishable/descriptors";
import { type ContentKind, PUBLISHABLE_KINDS } from "../publishable/model";
import { slugRedirects } from "../schema/redirects";
import { teamMembers } from "../schema/team-members";
import { tags } from "../tags";
import { type ImportFault, type RedirectInput, SitePath } from "./model";
import { lockRedirects } from "./moves";

/** The row of content at a path, public or not; null when there is none. */
async function rowAt(ctx: Ctx, path: string): Promise<{ kind: ContentKind; id: string } | null> {
  const named = rowOfPath(path);
  if (!named) return null;
  const { kind, slug } = named;
  const publishable = PUBLISHABLE_KINDS.find((k) => k === kind);
  const table = publishable
    ? descriptorOf(publishable).table
    : kind === "team_member"
      ? teamMembers
      : tablesOf(kind as "post_category").table;
  const [row] = await ctx.db
    .select({ id: table.id })
    .from(table as typeof teamMembers)
    .where(eq(table.slug, slug));
  return row ? { kind, id: row.id as string } : null;
}

/** Fixed routes of the public site, which are no rows. */
const ROUTES = new Set([
  "/",
  "/posts",
  "/projects",
  "/portfolio",
  "/templates",
  "/team",
  "/search",
  "/feed.xml",
  "/feed.json",
]);
const isRoute = (path: string) =>
  ROUTES.has(path) || (path.split("/").length === 2 && isReserved(path.slice(1)));

/** Where a manual redirect finally leads: a row, or a path past redirects that stand already. */
async function finalTarget(ctx: Ctx, from: string, to: string) {
  if (from === to) throw invalid("errors.invalid", { toPath: "content.errors.redirectSelf" });
  if (isRoute(from) || (await rowAt(ctx, from)))
    throw invalid("errors.invalid", { fromPath: "content.errors.redirectRoute" });
  const [next] = await ctx.db.select().from(slugRedirects).where(eq(slugRedirects.fromPath, to));
  if (next?.toPath === from) throw invalid("errors.invalid", { toPath: "content.errors.redirectLoop" });
  if (next) return { targetKind: next.targetKind, targetId: next.targetId, toPath: next.toPath };
  const row = await rowAt(ctx, to);
  if (row) return { targetKind: row.kind, targetId: row.id, toPath: null };
  if (!isRoute(to) && to.split("/").length === 2)
    throw invalid("errors.invalid", { toPath: "content.errors.redirectTarget" });
  return { targetKind: null, targetId: null, toPath: to };
}

async function add(ctx: Ctx, { fromPath, toPath }: RedirectInput, createdBy: string | null): Promise<string> {
  const target = await finalTarget(ctx, fromPath, toPath);
  const [row] = await ctx.db
    .insert(slugRedirects)
    .values({ fromPath, ...target, createdBy })
    .onConflictDoNothing({ target: slugRedirects.fromPath })
    .returning({ id: slugRedirects.id });
  if (!row) throw conflict("errors.invalid", {}, { fromPath: "content.errors.redirectExists" });
  // What led to the path that now redirects goes straight to the end.
  await ctx.db.update(slugRedirects).set(target).where(eq(slugRedirects.toPath, fromPath));
  return row.id;
}

const actorId = (ctx: Ctx) => (ctx.actor.kind === "person" ? ctx.actor.id : null);

/** Adds one redirect. Throws `invalid` for a path to itself, in a circle or from an existing route. */
export function addRedirect(ctx: Ctx, input: RedirectInput): Promise<{ id: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    await lockRedirects(tx);
    const id = await add(tx, input, actorId(tx));
    tx.touch(tags.redirects);
    tx.audit({ action: "content.redirect.add", targetType: "redirect", targetId: id, changes: { ...input } });
    return { id };
  });
}

/** Removes redirects; their paths answer 404 from now on. */
export function removeRedirects(ctx: Ctx, { ids }: { ids: string[] }): Promise<{ removed: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    const gone = await tx.db
      .delete(slugRedirects)
      .where(inArray(slugRedirects.id, ids))
      .returning({ from: slugRedirects.fromPath });
    if (!gone.length) throw notFound();
    tx.touch(tags.redirects);
    tx.audit({
      action: "content.redirect.remove",
      targetType: "redirect",
      changes: { paths: gone.map((g) => g.from) },
    });
    return { removed: gone.length };
  });
}

/** The most lines of one import. */
const MAX_LINES = 5000;

/** Two columns of CSV: separated by comma, semicolon or tab, quotes as in RFC 4180. */
function parseCsv(csv: string): { line: number; cells: string[] }[] {
  return csv
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim())
    .slice(0, MAX_LINES)
    .map(({ line, text }) => {
      const cells = [...text.matchAll(/(?:^|[,;\t])(?:"((?:[^"]|"")*)"|([^,;\t]*))/g)];
      return { line, cells: cells.map((m) => (m[1] ?? m[2] ?? "").replaceAll('""', '"').trim()) };
    });
}

/**
 * Imports redirects from CSV, all or none. Throws `invalid` whose detail lists each refused line with its reason
 * and message key (`ImportFault`).
 */
export function importRedirects(ctx: Ctx, { csv }: { csv: string }): Promise<{ added: number }> {
  return inTx(ctx, async (tx) => {
    allow(mayPublish(tx.actor));
    await lockRedirects(tx);
    const faults: ImportFault[] = [];
    let added = 0;
    for (const { line, cells } of parseCsv(csv)) {
      const [from = "", to = ""] = cells;
      if (line === 1 && !from.startsWith("/")) continue;
      const paths = [SitePath.safeParse(from), SitePath.safeParse(to)];
      if (cells.length < 2 || !paths[0]?.success || !paths[1]?.success) {
        faults.push({
          line,
          key: cells.length < 2 ? "content.errors.csvColumns" : "content.errors.path",
          from,
          to,
        });
        continue;
      }
      try {
        await add(tx, { fromPath: paths[0].data, toPath: paths[1].data }, actorId(tx));
        added++;
      } catch (error) {
        if (!isAppError(error)) throw error;
        const [key] = Object.values(error.fields);
        faults.push({ line, key: typeof key === "string" ? key : error.messageKey, from, to });
      }
    }
    if (faults.length)
      throw new AppError("invalid", "content.errors.importFaults", { count: faults.length }, {}, faults);
    tx.touch(tags.redirects);
    tx.audit({ action: "content.redirect.import", targetType: "redirect", changes: { added } });
    return { added };
  });
}
