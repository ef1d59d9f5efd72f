import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { allow, type Ctx, personId } from "../../core/ctx";
import { fileUrl } from "../../core/files";
import { movesFor } from "../../core/machine";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";
import { personName } from "../../identity/user/person-name";
import { mayPublish, mayRemove, mayWrite } from "../access";
import { fileIdsIn } from "../markdown/render";
import { pathOf } from "../paths";
import { picturesOf } from "../pictures";
import { contentRevisions } from "../schema/revisions";
import type { CommonData, Descriptor, PublishableRow } from "./descriptor";
import { descriptorOf } from "./descriptors";
import { machineOf, type PublishableAction } from "./machine";
import type { ContentStatus, PublishableKind, Requirement } from "./model";
import { missingIn } from "./publish-commands";
import { newestRevision, readData, rowColumns } from "./store";

/** Everything that the writing screen shows of one row. `data` has the shape of the kind's `…Data`. */
export interface EditorDetail<D = CommonData> {
  kind: PublishableKind;
  id: string;
  status: ContentStatus;
  title: string;
  /** The public path, whether it answers now or not. */
  path: string;
  pageType: string | null;
  /** The newest version and its texts. */
  version: number;
  data: D;
  savedAt: Date;
  savedBy: string;
  publishedAt: Date | null;
  /** The version that visitors read; null for a row that is not public. */
  liveVersion: number | null;
  schedule: { publishAt: Date | null; version: number | null; unpublishAt: Date | null };
  /** What the newest version lacks for publishing. */
  missing: Requirement[];
  moves: { action: PublishableAction; to: ContentStatus; blocked: string | null }[];
  mayPublish: boolean;
  mayRemove: boolean;
  /** Unfinished work of this person, newer than the version that it began from. */
  autosave: { data: Partial<D>; baseVersion: number; savedAt: Date } | null;
  /** Versions with a working preview link. */
  previews: { version: number; expiresAt: Date }[];
  /** Rows that are hidden while this one is not public. */
  dependents: { title: string; path: string }[];
  /** Stored files that the texts name, images with their sizes. */
  files: Record<string, EditorFile>;
}
export interface EditorFile {
  id: string;
  name: string;
  url: string;
  mediaType: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  srcset: string;
}

/** A row for its writing screen; null when there is none. */
export async function getEditor(ctx: Ctx, kind: PublishableKind, id: string): Promise<EditorDetail | null> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf(kind);
  const [found] = await ctx.db.select(rowColumns(d)).from(d.table).where(eq(d.table.id, id));
  if (!found) return null;
  const row = found as PublishableRow;
  const newest = await newestRevision(ctx, d, id);
  const data = readData(d, newest.data);
  const [special, missing, savedBy, dependents] = await Promise.all([
    specialRevisions(ctx, d, row),
    missingIn(ctx, d, row, data),
    authorName(ctx, newest.authorId),
    d.dependents?.(ctx, id) ?? [],
  ]);
  const autosave = special.find((r) => r.version === null);
  const versionOf = (revisionId: string | null) => special.find((r) => r.id === revisionId)?.version ?? null;
  const now = Date.now();
  return {
    kind,
    id,
    status: row.status,
    title: d.titleOf(data),
    path: pathOf(kind, { slug: row.slug, pageType: row.pageType ?? undefined }),
    pageType: row.pageType,
    version: newest.version,
    data: { ...data, slug: data.slug || row.slug },
    savedAt: newest.createdAt,
    savedBy,
    publishedAt: row.publishedAt,
    liveVersion: row.status === "published" ? versionOf(row.liveRevisionId) : null,
    schedule: {
      publishAt: row.publishAt,
      version: versionOf(row.publishRevisionId),
      unpublishAt: row.unpublishAt,
    },
    missing,
    moves: movesFor(machineOf(kind), ctx.actor, { ...row, missing: missing.length }),
    mayPublish: mayPublish(ctx.actor),
    mayRemove: mayRemove(ctx.actor, row) && row.status === "draft" && !row.publishedAt && !row.publishAt,
    autosave: autosave
      ? {
          data: autosave.data as Partial<CommonData>,
          baseVersion: autosave.baseVersion ?? newest.version,
          savedAt: autosave.updatedAt,
        }
      : null,
    previews: special.flatMap((r) =>
      r.version !== null && r.previewExpiresAt && r.previewExpiresAt.getTime() > now
        ? [{ version: r.version, expiresAt: r.previewExpiresAt }]
        : [],
    ),
    dependents,
    files: await filesIn(ctx, [data, autosave?.data]),
  };
}

/** The live, scheduled and previewed versions and this person's autosave, in one query. */
async function specialRevisions(ctx: Ctx, d: Descriptor, row: PublishableRow) {
  const ids = [row.liveRevisionId, row.publishRevisionId].filter((v): v is string => v !== null);
  const me = personId(ctx.actor);
  return ctx.db
    .select({
      id: contentRevisions.id,
      version: contentRevisions.version,
      baseVersion: contentRevisions.baseVersion,
      previewExpiresAt: contentRevisions.previewExpiresAt,
      updatedAt: contentRevisions.updatedAt,
      data: sql<
        Record<string, unknown>
      >`case when ${contentRevisions.version} is null then ${contentRevisions.data} else '{}'::jsonb end`,
    })
    .from(contentRevisions)
    .where(
      and(
        eq(contentRevisions.subjectKind, d.kind),
        eq(contentRevisions.subjectId, row.id),
        or(
          ids.length ? inArray(contentRevisions.id, ids) : undefined,
          isNotNull(contentRevisions.previewHash),
          me ? and(isNull(contentRevisions.version), eq(contentRevisions.authorId, me)) : undefined,
        ),
      ),
    );
}

async function authorName(ctx: Ctx, id: string): Promise<string> {
  const [user] = await ctx.db.select({ name: personName }).from(users).where(eq(users.id, id));
  return user?.name ?? "";
}

const FILE_KEYS = /^(fileId|.*FileId)$/;

/** File ids anywhere in some texts: in fields named `…fileId` and in Markdown. */
export function fileIdsOf(value: unknown): string[] {
  if (typeof value === "string") return fileIdsIn(value);
  if (Array.isArray(value)) return value.flatMap(fileIdsOf);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, v]) =>
    FILE_KEYS.test(key) && typeof v === "string" ? [v] : fileIdsOf(v),
  );
}

async function filesIn(ctx: Ctx, data: unknown): Promise<Record<string, EditorFile>> {
  const ids = fileIdsOf(data).filter((id) => /^[0-9a-f-]{36}$/i.test(id));
  const found = await editorFiles(ctx, ids);
  return Object.fromEntries(found.map((file) => [file.id, file]));
}

/** Stored files as editors see them: name, size and, of images, the resized copies. */
export async function editorFiles(ctx: Ctx, ids: string[]): Promise<EditorFile[]> {
  allow(mayWrite(ctx.actor));
  if (!ids.length) return [];
  const [rows, pictures] = await Promise.all([
    ctx.db
      .select({
        id: files.id,
        name: files.originalName,
        mediaType: files.mediaType,
        sizeBytes: files.sizeBytes,
        width: files.width,
        height: files.height,
      })
      .from(files)
      .where(and(inArray(files.id, [...new Set(ids)]), eq(files.status, "ready"))),
    picturesOf(ctx, ids),
  ]);
  return rows.map((row) => ({
    ...row,
    url: fileUrl({ id: row.id, originalName: row.name }),
    srcset: pictures.get(row.id)?.srcset ?? "",
  }));
}

/** A row of a history. */
export interface RevisionItem {
  version: number;
  note: string | null;
  author: string;
  savedAt: Date;
  isLive: boolean;
  isScheduled: boolean;
}

/** The numbered versions of a row, newest first, at most 200 from `before` down. */
export async function listRevisions(
  ctx: Ctx,
  kind: PublishableKind,
  id: string,
  before?: number,
): Promise<RevisionItem[]> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf(kind);
  const [row] = await ctx.db.select(rowColumns(d)).from(d.table).where(eq(d.table.id, id));
  const rows = await ctx.db
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
        before ? sql`${contentRevisions.version} < ${before}` : undefined,
      ),
    )
    .orderBy(desc(contentRevisions.version))
    .limit(200);
  return rows.map(({ id: revisionId, version, ...rest }) => ({
    ...rest,
    version: version as number,
    isLive: row?.status === "published" && row.liveRevisionId === revisionId,
    isScheduled: row?.publishRevisionId === revisionId,
  }));
}

/** One version with its texts; null when there is none. */
export async function getRevision(
  ctx: Ctx,
  kind: PublishableKind,
  id: string,
  version: number,
): Promise<{ version: number; data: CommonData; author: string; savedAt: Date; note: string | null } | null> {
  allow(mayWrite(ctx.actor));
  const d = descriptorOf(kind);
  const [found] = await ctx.db
    .select({
      data: contentRevisions.data,
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
        eq(contentRevisions.version, version),
      ),
    );
  return found ? { ...found, version, data: readData(d, found.data) } : null;
}
