import { and, eq, sql } from "drizzle-orm";
import { allow, type Ctx, inTx } from "../../core/ctx";
import { conflict, invalid } from "../../core/errors";
import { recordStatus } from "../../core/transition";
import { mayPublish, mayRemove, mayWrite } from "../access";
import type { PageType } from "../page/model";
import { contentRevisions, type RevisionRow } from "../schema/revisions";
import type { CommonData, Descriptor } from "./descriptor";
import { descriptorOf } from "./descriptors";
import type { AutosaveInput, CreateInput, SaveInput } from "./inputs";
import { readKept } from "./kept";
import { machineOf } from "./machine";
import type { ContentRef, PublishableKind } from "./model";
import {
  appendVersion,
  authorOf,
  checkSlug,
  chooseSlug,
  columnsOf,
  getVersion,
  lockRow,
  newestRevision,
  readData,
  slugConflict,
  versionConflict,
} from "./store";

/** What a save answers. */
export interface Saved {
  id: string;
  slug: string;
  version: number;
}

/**
 * Makes a draft with its first version and reserves its slug. Throws `conflict` when the slug is taken, with a
 * proposal; `invalid` when none can be made.
 */
export function createDraft(ctx: Ctx, input: CreateInput): Promise<Saved> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    const d = descriptorOf(input.kind);
    const author = authorOf(tx);
    const slug = chooseSlug(d, input.data);
    const data = { ...input.data, slug };
    const own: { pageType?: PageType } = input.kind === "page" ? { pageType: input.pageType } : {};
    // Only publishers may found a system page.
    if (own.pageType && own.pageType !== "custom") allow(mayPublish(tx.actor));
    const [row] = await tx.db
      .insert(d.table)
      .values({ ...columnsOf(d, data, slug), ...own, createdBy: author, updatedBy: author } as never)
      .onConflictDoNothing({ target: d.table.slug as never })
      .returning({ id: d.table.id });
    if (!row) throw await slugConflict(tx, d, slug);
    const id = row.id as string;
    await appendVersion(tx, d, id, 1, data, input.note);
    await recordStatus(tx, machineOf(input.kind).entity, id, null, "draft");
    tx.audit({
      action: `content.${input.kind}.create`,
      targetType: input.kind,
      targetId: id,
      changes: { slug },
    });
    return { id, slug, version: 1 };
  });
}

/**
 * Saves a new version. Throws `conflict` with both texts when somebody saved since `baseVersion`; `conflict` when
 * the slug is taken. Texts equal to the newest version append nothing.
 */
export function saveDraft(ctx: Ctx, input: SaveInput): Promise<Saved> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    return append(tx, descriptorOf(input.kind), input.id, input.baseVersion, input.data, input.note);
  });
}

async function append(
  tx: Ctx,
  d: Descriptor,
  id: string,
  baseVersion: number,
  given: CommonData,
  note: string,
): Promise<Saved> {
  const row = await lockRow(tx, d, id);
  if (row.status === "archived") throw conflict("errors.state", { status: row.status });
  const newest = await newestRevision(tx, d, id);
  if (newest.version !== baseVersion) throw await versionConflict(tx, newest, given);
  // An emptied slug keeps the one that the row has: it never changes by itself.
  const slug = given.slug ? chooseSlug(d, given) : row.slug;
  const data = { ...given, slug };
  await checkSlug(tx, d, slug, id);
  if (JSON.stringify(sorted(newest.data)) === JSON.stringify(sorted(data)))
    return { id, slug, version: newest.version };
  const version = newest.version + 1;
  const revision = await appendVersion(tx, d, id, version, data, note);
  if (!revision) throw await versionConflict(tx, await newestRevision(tx, d, id), given);
  // Nobody has ever seen it: its columns follow, so that lists, slugs and previews know it.
  const columns = row.liveRevisionId ? {} : columnsOf(d, data, slug);
  await tx.db
    .update(d.table)
    .set({ ...columns, updatedBy: authorOf(tx) } as never)
    .where(eq(d.table.id, id));
  tx.audit({ action: `content.${d.kind}.save`, targetType: d.kind, targetId: id, changes: { version } });
  return { id, slug, version };
}

/** Whether a version holds what a form holds: then nothing of it is unfinished. */
function isSaved(d: Descriptor, newest: RevisionRow, form: Record<string, unknown>): boolean {
  const saved = readData(d, newest.data);
  const data = readKept(d.schema, form, saved);
  const text = (of: CommonData) => JSON.stringify(sorted({ ...of, slug: of.slug || saved.slug }));
  return text(data) === text(saved);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

/** Copies an old version into a new one, which is then the newest. */
export function restoreVersion(
  ctx: Ctx,
  input: { kind: PublishableKind; id: string; version: number },
): Promise<Saved> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    const d = descriptorOf(input.kind);
    await lockRow(tx, d, input.id);
    const old = await getVersion(tx, d, input.id, input.version);
    const newest = await newestRevision(tx, d, input.id);
    return append(tx, d, input.id, newest.version, readData(d, old.data), `↺ ${input.version}`);
  });
}

/**
 * Keeps unfinished work in the author's one unnumbered revision, to be offered back. Answers when. It changes
 * nothing that anybody else sees, so it leaves no trace in the audit.
 */
export function autosave(ctx: Ctx, input: AutosaveInput): Promise<{ savedAt: string }> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    const d = descriptorOf(input.kind);
    const authorId = authorOf(tx);
    // A save that runs meanwhile comes before or after, so that neither brings back what the other removed.
    await lockRow(tx, d, input.id);
    await getVersion(tx, d, input.id, input.baseVersion);
    const newest = await newestRevision(tx, d, input.id);
    if (newest.version > input.baseVersion && isSaved(d, newest, input.data))
      return { savedAt: newest.createdAt.toISOString() };
    const [kept] = await tx.db
      .insert(contentRevisions)
      .values({
        subjectKind: d.kind,
        subjectId: input.id,
        version: null,
        baseVersion: input.baseVersion,
        data: input.data,
        authorId,
      })
      .onConflictDoUpdate({
        target: [contentRevisions.subjectKind, contentRevisions.subjectId, contentRevisions.authorId],
        targetWhere: sql`${contentRevisions.version} is null`,
        set: { data: input.data, baseVersion: input.baseVersion, updatedAt: new Date() },
      })
      .returning({ at: contentRevisions.updatedAt });
    return { savedAt: (kept?.at ?? new Date()).toISOString() };
  });
}

/** Forgets the author's unfinished work on a row. */
export function discardAutosave(ctx: Ctx, { kind, id }: ContentRef): Promise<void> {
  return inTx(ctx, async (tx) => {
    allow(mayWrite(tx.actor));
    await tx.db
      .delete(contentRevisions)
      .where(
        and(
          eq(contentRevisions.subjectKind, kind),
          eq(contentRevisions.subjectId, id),
          eq(contentRevisions.authorId, authorOf(tx)),
          sql`${contentRevisions.version} is null`,
        ),
      );
  });
}

/** Deletes a row that never was public, with its versions. Throws `conflict` for one that was. */
export function removeDraft(ctx: Ctx, { kind, id }: ContentRef): Promise<void> {
  return inTx(ctx, async (tx) => {
    const d = descriptorOf(kind);
    allow(mayWrite(tx.actor));
    const row = await lockRow(tx, d, id);
    allow(mayRemove(tx.actor, row));
    if (row.status !== "draft" || row.publishedAt) throw conflict("content.errors.wasPublic");
    if (row.publishAt) throw invalid("content.errors.scheduled");
    await tx.db.delete(d.table).where(eq(d.table.id, id));
    await tx.db
      .delete(contentRevisions)
      .where(and(eq(contentRevisions.subjectKind, kind), eq(contentRevisions.subjectId, id)));
    tx.audit({
      action: `content.${kind}.delete`,
      targetType: kind,
      targetId: id,
      changes: { slug: row.slug },
    });
  });
}
