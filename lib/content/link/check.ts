import { and, inArray, lt, sql } from "drizzle-orm";
import { type Ctx, inTx } from "../../core/ctx";
import { files } from "../../core/schema/core";
import { tablesOf } from "../category/tables";
import { descriptorOf } from "../publishable/descriptors";
import { type ContentKind, PUBLISHABLE_KINDS, type PublishableKind } from "../publishable/model";
import { brokenLinks } from "../schema/broken-links";
import { slugRedirects } from "../schema/redirects";
import { teamMembers } from "../schema/team-members";
import { type LinkTarget, linkTarget, siteLinks } from "./model";

const BATCH = 500;

/**
 * Checks every link of public content that stays on this site and records those that lead nowhere. Other sites are
 * not asked: a server that fetches whatever its authors write can be sent anywhere.
 */
export async function checkLinks(ctx: Ctx): Promise<void> {
  const started = new Date();
  for (const kind of PUBLISHABLE_KINDS) {
    let after = "00000000-0000-0000-0000-000000000000";
    for (;;) {
      const rows = await liveTexts(ctx, kind, after);
      await checkBatch(ctx, kind, rows);
      if (rows.length < BATCH) break;
      after = rows.at(-1)?.id ?? after;
    }
  }
  await ctx.db.delete(brokenLinks).where(lt(brokenLinks.foundAt, started));
}

async function liveTexts(ctx: Ctx, kind: PublishableKind, after: string) {
  const { table } = descriptorOf(kind);
  const { rows } = await ctx.db.execute<{ id: string; data: unknown }>(sql`
    select t.id, r.data from ${table} t join content_revisions r on r.id = t.live_revision_id
    where t.status = 'published' and t.id > ${after} order by t.id limit ${BATCH}`);
  return rows;
}

async function checkBatch(
  ctx: Ctx,
  kind: PublishableKind,
  rows: { id: string; data: unknown }[],
): Promise<void> {
  const links = rows.flatMap(({ id, data }) =>
    [...new Set(siteLinks(data))].flatMap((href) => {
      const target = linkTarget(href);
      return target ? [{ id, href, target }] : [];
    }),
  );
  if (!links.length) return;
  const exists = await existing(
    ctx,
    links.map((link) => link.target),
  );
  const broken = links.filter((link) => !exists(link.target));
  if (!broken.length) return;
  await inTx(ctx, (tx) =>
    tx.db
      .insert(brokenLinks)
      .values(broken.map(({ id, href }) => ({ subjectKind: kind, subjectId: id, href: href.slice(0, 500) })))
      .onConflictDoUpdate({
        target: [brokenLinks.subjectKind, brokenLinks.subjectId, brokenLinks.href],
        set: { foundAt: new Date() },
      }),
  );
}

/** Looks all targets up at once; the answer tells of each whether it is there for visitors. */
async function existing(ctx: Ctx, targets: LinkTarget[]): Promise<(target: LinkTarget) => boolean> {
  const there = new Set<string>();
  const slugs = new Map<ContentKind, Set<string>>();
  for (const target of targets)
    if (target.type === "row") slugs.set(target.kind, (slugs.get(target.kind) ?? new Set()).add(target.slug));
  for (const [kind, wanted] of slugs)
    for (const slug of await publicSlugs(ctx, kind, [...wanted])) there.add(`${kind}/${slug}`);
  const fileIds = targets.flatMap((target) => (target.type === "file" ? [target.id] : []));
  if (fileIds.length) {
    const found = await ctx.db
      .select({ id: files.id })
      .from(files)
      .where(and(inArray(files.id, [...new Set(fileIds)]), sql`${files.status} = 'ready'`));
    for (const { id } of found) there.add(id);
  }
  const paths = targets.flatMap((target) => (target.type === "file" ? [] : [target.path]));
  if (paths.length) {
    const found = await ctx.db
      .select({ path: slugRedirects.fromPath })
      .from(slugRedirects)
      .where(inArray(slugRedirects.fromPath, [...new Set(paths)]));
    for (const { path } of found) there.add(path);
  }
  return (target) => {
    if (target.type === "file") return there.has(target.id);
    return there.has(target.path) || (target.type === "row" && there.has(`${target.kind}/${target.slug}`));
  };
}

async function publicSlugs(ctx: Ctx, kind: ContentKind, slugs: string[]): Promise<string[]> {
  const publishable = PUBLISHABLE_KINDS.find((k) => k === kind);
  if (publishable) {
    const { table } = descriptorOf(publishable);
    const rows = await ctx.db
      .select({ slug: table.slug })
      .from(table)
      .where(and(inArray(table.slug, slugs), sql`${table.status} = 'published'`));
    return rows.map((row) => String(row.slug));
  }
  if (kind === "team_member") {
    const rows = await ctx.db
      .select({ slug: teamMembers.slug })
      .from(teamMembers)
      .where(and(inArray(teamMembers.slug, slugs), sql`${teamMembers.isActive}`));
    return rows.map((row) => row.slug);
  }
  const { table } = tablesOf(kind as "post_category");
  const rows = await ctx.db.select({ slug: table.slug }).from(table).where(inArray(table.slug, slugs));
  return rows.map((row) => row.slug);
}
