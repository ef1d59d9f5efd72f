import { and, desc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { allow, type Ctx } from "../../core/ctx";
import { movesFor } from "../../core/machine";
import { users } from "../../identity/schema/users";
import { mayPublish, mayRemove, mayWrite } from "../access";
import { contentRevisions } from "../schema/revisions";
import type { CommonData, Descriptor, PublishableRow } from "./descriptor";
import { descriptorOf } from "./descriptors";
import { readKept } from "./kept";
import { machineOf, type PublishableAction } from "./machine";
import type { ContentStatus, PublishableKind, Requirement } from "./model";
import { missingIn } from "./publish-commands";
import { authorOf, personName, readData, rowColumns } from "./store";

/** Everything that a writing screen shows of one row. */
export interface EditView<D = CommonData> {
  id: string;
  kind: PublishableKind;
  title: string;
  slug: string;
  status: ContentStatus;
  pageType: string | null;
  /** What the form shows: the newest version, or the author's unfinished work. */
  data: D;
  /** The newest version's number. */
  version: number;
  savedAt: Date;
  savedBy: string;
  /** The author's unfinished work, if any, and whether `data` is it. */
  kept: { savedAt: string; shown: boolean } | null;
  /** From which version the shown text began. */
  baseVersion: number;
  liveVersion: number | null;
  publishedAt: Date | null;
  scheduled: { version: number; at: Date } | null;
  unpublishAt: Date | null;
  /** What the newest version lacks for publishing. */
  missing: Requirement[];
  moves: { action: PublishableAction; blocked: string | null }[];
  previews: { version: number; expiresAt: Date }[];
  mayPublish: boolean;
  mayRemove: boolean;
  /** What would disappear along with it. */
  dependents: { title: string; path: string }[];
}

const live = alias(contentRevisions, "live_revision");
const due = alias(contentRevisions, "due_revision");

async function readRow(ctx: Ctx, d: Descriptor, id: string) {
  const [row] = await ctx.db
    .select({ ...rowColumns(d), liveVersion: live.version, dueVersion: due.version })
    .from(d.table)
    .leftJoin(live, eq(live.id, d.table.liveRevisionId))
    .leftJoin(due, eq(due.id, d.table.publishRevisionId))
    .where(eq(d.table.id, id));
  return row as (PublishableRow & { liveVersion: number | null; dueVersion: number | null }) | undefined;
}

/** The newest version, and the reader's own unfinished work if there is some. */
async function readVersions(ctx: Ctx, d: Descriptor, id: string) {
  const subject = and(eq(contentRevisions.subjectKind, d.kind), eq(contentRevisions.subjectId, id));
  const [newest] = await ctx.db
    .select({
      version: contentRevisions.version,
      data: contentRevisions.data,
      savedAt: contentRevisions.createdAt,
      savedBy: personName,
    })
    .from(contentRevisions)
    .innerJoin(users, eq(users.id, contentRevisions.authorId))
    .where(and(subject, isNotNull(contentRevisions.version)))
    .orderBy(desc(contentRevisions.version))
    .limit(1);
  const [mine] = await ctx.db
    .select({
      data: contentRevisions.data,
      savedAt: contentRevisions.updatedAt,
      baseVersion: contentRevisions.baseVersion,
    })
    .from(contentRevisions)
    .where(and(subject, isNull(contentRevisions.version), eq(contentRevisions.authorId, authorOf(ctx))));
  return { newest, mine };
}

/**
 * One row for its writing screen; null when there is none. With `mine`, the form begins from the reader's unfinished
 * work, which `baseVersion` still ties to the version it grew from.
 */
export async function getForEdit<D = CommonData>(
  ctx: Ctx,
  kind: PublishableKind,
  id: string,
  options: { mine?: boolean } = {},
): Promise<EditView<D> | null> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf(kind);
  const row = await readRow(ctx, d, id);
  if (!row) return null;
  const { newest, mine } = await readVersions(ctx, d, id);
  if (!newest) return null;
  const version = newest.version as number;
  const data = readData(d, newest.data);
  const missing = await missingIn(ctx, d, row, data);
  const previews = await ctx.db
    .select({ version: contentRevisions.version, expiresAt: contentRevisions.previewExpiresAt })
    .from(contentRevisions)
    .where(
      and(
        eq(contentRevisions.subjectKind, kind),
        eq(contentRevisions.subjectId, id),
        gt(contentRevisions.previewExpiresAt, new Date()),
      ),
    )
    .orderBy(desc(contentRevisions.version));
  const shown = Boolean(options.mine && mine);
  const state = { ...row, missing: missing.length };
  return {
    id,
    kind,
    title: d.titleOf(data) || row.title,
    slug: row.slug,
    status: row.status,
    pageType: row.pageType,
    data: (shown && mine ? readKept(d.schema, mine.data, data) : data) as unknown as D,
    version,
    savedAt: newest.savedAt,
    savedBy: newest.savedBy,
    kept: mine ? { savedAt: mine.savedAt.toISOString(), shown } : null,
    baseVersion: shown ? (mine?.baseVersion ?? version) : version,
    liveVersion: row.status === "published" ? row.liveVersion : null,
    publishedAt: row.publishedAt,
    scheduled: row.publishAt ? { version: row.dueVersion ?? version, at: row.publishAt } : null,
    unpublishAt: row.unpublishAt,
    missing,
    moves: movesFor(machineOf(kind), ctx.actor, state).map(({ action, blocked }) => ({ action, blocked })),
    previews: previews.map((p) => ({ version: p.version as number, expiresAt: p.expiresAt as Date })),
    mayPublish: mayPublish(ctx.actor),
    mayRemove: row.status === "draft" && !row.publishedAt && !row.publishAt && mayRemove(ctx.actor, row),
    dependents: (await d.dependents?.(ctx, id)) ?? [],
  };
}

/** One numbered version in the list of versions. */
export interface VersionRow {
  version: number;
  note: string | null;
  author: string;
  savedAt: Date;
  live: boolean;
  due: boolean;
}

/** The newest versions of a row, newest first; null when there is no such row. */
export async function listVersions(
  ctx: Ctx,
  kind: PublishableKind,
  id: string,
  limit = 100,
): Promise<{ title: string; status: ContentStatus; rows: VersionRow[] } | null> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf(kind);
  const row = await readRow(ctx, d, id);
  if (!row) return null;
  const found = await ctx.db
    .select({
      id: contentRevisions.id,
      version: contentRevisions.version,
      note: contentRevisions.note,
      author: personName,
      savedAt: contentRevisions.createdAt,
    })
    .from(contentRevisions)
    .innerJoin(users, eq(users.id, contentRevisions.authorId))
    .where(
      and(
        eq(contentRevisions.subjectKind, kind),
        eq(contentRevisions.subjectId, id),
        isNotNull(contentRevisions.version),
      ),
    )
    .orderBy(desc(contentRevisions.version))
    .limit(limit);
  return {
    title: row.title,
    status: row.status,
    rows: found.map(({ id: revision, version, ...rest }) => ({
      ...rest,
      version: version as number,
      live: row.status === "published" && revision === row.liveRevisionId,
      due: revision === row.publishRevisionId,
    })),
  };
}

/** The texts of two versions, for comparing; a version that is gone is left out. */
export async function readForComparing(
  ctx: Ctx,
  kind: PublishableKind,
  id: string,
  versions: [number, number],
): Promise<Map<number, Record<string, unknown>>> {
  allow(mayWrite(ctx.actor));
  const rows = await ctx.db
    .select({ version: contentRevisions.version, data: contentRevisions.data })
    .from(contentRevisions)
    .where(
      and(
        eq(contentRevisions.subjectKind, kind),
        eq(contentRevisions.subjectId, id),
        inArray(contentRevisions.version, versions),
      ),
    );
  return new Map(rows.map((row) => [row.version as number, row.data]));
}
