import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { nextSlug, slugify } from "@/lib/core/slug";
import { type Ctx, personId } from "../../core/ctx";
import { type AppError, conflict, invalid, notFound, unauthenticated } from "../../core/errors";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { pathOf } from "../paths";
import { pages } from "../schema/pages";
import { contentRevisions, type RevisionRow } from "../schema/revisions";
import type { CommonData, Descriptor, PublishableRow } from "./descriptor";
import { SLUG } from "./model";

/** The columns of `PublishableRow` for one kind. */
export function rowColumns(d: Descriptor) {
  const t = d.table;
  return {
    id: t.id,
    slug: t.slug,
    status: t.status,
    title: d.title,
    sortOrder: t.sortOrder,
    publishedAt: t.publishedAt,
    liveRevisionId: t.liveRevisionId,
    publishAt: t.publishAt,
    publishRevisionId: t.publishRevisionId,
    unpublishAt: t.unpublishAt,
    scheduledBy: t.scheduledBy,
    createdBy: t.createdBy,
    updatedBy: t.updatedBy,
    createdAt: t.createdAt,
    updatedAt: t.updatedAt,
    pageType: d.kind === "page" ? pages.pageType : sql<null>`null`,
  };
}

/** The row, locked until the transaction ends. Throws `not_found`. */
export async function lockRow(ctx: Ctx, d: Descriptor, id: string): Promise<PublishableRow> {
  const [row] = await ctx.db.select(rowColumns(d)).from(d.table).where(eq(d.table.id, id)).for("update");
  if (!row) throw notFound();
  return row as PublishableRow;
}

/** The id of the person who acts. Writing content is never anonymous and never a job's. */
export function authorOf(ctx: Ctx): string {
  const id = personId(ctx.actor);
  if (!id) throw unauthenticated();
  return id;
}

const ofSubject = (d: Descriptor, id: string) =>
  and(eq(contentRevisions.subjectKind, d.kind), eq(contentRevisions.subjectId, id));

/** The newest numbered version. Throws `not_found` when there is none. */
export async function newestRevision(
  ctx: Ctx,
  d: Descriptor,
  id: string,
): Promise<RevisionRow & { version: number }> {
  const [revision] = await ctx.db
    .select()
    .from(contentRevisions)
    .where(and(ofSubject(d, id), isNotNull(contentRevisions.version)))
    .orderBy(desc(contentRevisions.version))
    .limit(1);
  if (!revision) throw notFound();
  return revision as RevisionRow & { version: number };
}

/** One numbered version. Throws `not_found`. */
export async function getVersion(ctx: Ctx, d: Descriptor, id: string, version: number): Promise<RevisionRow> {
  const [revision] = await ctx.db
    .select()
    .from(contentRevisions)
    .where(and(ofSubject(d, id), eq(contentRevisions.version, version)));
  if (!revision) throw notFound();
  return revision;
}

/** A stored version in today's shape of the kind: fields that were added since get their defaults. */
export function readData(d: Descriptor, stored: unknown): CommonData {
  return d.schema.parse(stored);
}

/** Appends a version and removes the author's autosave. The UNIQUE(version) decides ties: the loser gets null. */
export async function appendVersion(
  ctx: Ctx,
  d: Descriptor,
  id: string,
  version: number,
  data: CommonData,
  note: string,
): Promise<RevisionRow | null> {
  const authorId = authorOf(ctx);
  const [revision] = await ctx.db
    .insert(contentRevisions)
    .values({ subjectKind: d.kind, subjectId: id, version, data: { ...data }, note: note || null, authorId })
    .onConflictDoNothing()
    .returning();
  if (!revision) return null;
  await ctx.db
    .delete(contentRevisions)
    .where(
      and(
        ofSubject(d, id),
        eq(contentRevisions.authorId, authorId),
        sql`${contentRevisions.version} is null`,
      ),
    );
  return revision;
}

/** The refusal of a save that began from an older version; its detail holds both texts. */
export async function versionConflict(ctx: Ctx, newest: RevisionRow, yours: unknown): Promise<AppError> {
  const name = await nameOf(ctx, newest.authorId);
  return conflict(
    "content.errors.versionConflict",
    { name, version: newest.version ?? 0, at: newest.createdAt },
    {},
    {
      version: newest.version,
      author: name,
      savedAt: newest.createdAt.toISOString(),
      theirs: newest.data,
      yours,
    },
  );
}

/** A person's full name, the user name without one. */
export async function nameOf(ctx: Ctx, userId: string): Promise<string> {
  const [user] = await ctx.db.select({ name: personName }).from(users).where(eq(users.id, userId));
  return user?.name ?? "";
}

/** The slug of new content: the wished one, else one made of the title. Throws `invalid` with a proposal. */
export function chooseSlug(d: Descriptor, data: CommonData): string {
  const slug = data.slug || slugify(d.titleOf(data));
  if (!slug) {
    const proposal = `${d.kind.replace("_", "-")}-${Math.floor(Date.now() / 1000).toString(36)}`;
    throw invalid("errors.invalid", { slug: { key: "content.errors.slugEmpty", params: { proposal } } });
  }
  if (!SLUG.test(slug) || slug.length > 96)
    throw invalid("errors.invalid", {
      slug: { key: "content.errors.slugForm", params: { proposal: slugify(slug) } },
    });
  if (d.reserved?.(slug))
    throw invalid("errors.invalid", {
      slug: { key: "content.errors.slugReserved", params: { proposal: `${slug}-page` } },
    });
  return slug;
}

/** Refuses a slug that another row of the kind has, naming that row and proposing a free one. */
export async function slugConflict(ctx: Ctx, d: Descriptor, slug: string): Promise<AppError> {
  const [owner] = await ctx.db
    .select({ id: d.table.id, title: d.title })
    .from(d.table)
    .where(eq(d.table.slug, slug));
  const proposal = await freeSlug(ctx, d, slug);
  const params = { owner: String(owner?.title ?? ""), slug, proposal };
  const fields = { slug: { key: "content.errors.slugTaken", params } };
  return conflict("content.errors.slugTaken", params, fields, {
    proposal,
    ownerId: owner?.id,
    path: pathOf(d.kind, { slug }),
  });
}

async function freeSlug(ctx: Ctx, d: Descriptor, slug: string): Promise<string> {
  let proposal = nextSlug(slug);
  for (let i = 0; i < 20; i++) {
    const taken = await ctx.db
      .select({ id: d.table.id })
      .from(d.table)
      .where(eq(d.table.slug, proposal))
      .limit(1);
    if (!taken.length) break;
    proposal = nextSlug(proposal);
  }
  return proposal;
}

/** Refuses a slug that belongs to another row than `id`. */
export async function checkSlug(ctx: Ctx, d: Descriptor, slug: string, id: string): Promise<void> {
  const [owner] = await ctx.db
    .select({ id: d.table.id })
    .from(d.table)
    .where(eq(d.table.slug, slug))
    .limit(1);
  if (owner && owner.id !== id) throw await slugConflict(ctx, d, slug);
}

/** The columns that a version gives to its row, slug included. */
export function columnsOf(d: Descriptor, data: CommonData, slug: string): Record<string, unknown> {
  return {
    ...d.columns(data),
    slug,
    seo: data.seo,
    tags: data.tags,
    isFeatured: data.isFeatured,
    translations: data.translations,
  };
}
