import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import { hmac, sameSecret } from "./crypto";
import { type Ctx, holds, inTx, personId } from "./ctx";
import { invalid, notFound } from "./errors";
import { type FileKind, gather } from "./registry";
import { type FileRow, files } from "./schema/core";
import { recordStatus } from "./transition";

export type { FileRow } from "./schema/core";

/** What the moves of files stand under in status_history. */
export const FILE_ENTITY = "core.file";
const KEPT = or(eq(files.status, "ready"), and(eq(files.status, "pending"), isNotNull(files.storedAt)));
/** Who looks after all files; platform grants it. */
const FILES_PERMISSION = "files.manage";

/** The declared kind. Throws for a name that no manifest declares. */
export function fileKind(name: string): FileKind {
  const kind = gather("fileKinds").find((k) => k.name === name);
  if (!kind) throw new Error(`No domain declares the file kind "${name}".`);
  return kind;
}

/** Whether a manifest declares the kind. */
export function isFileKind(name: string): boolean {
  return gather("fileKinds").some((k) => k.name === name);
}

/** The address that serves a file; `width` picks the narrowest resized copy that is at least as wide. */
export function fileUrl(file: { id: string; originalName: string }, width?: number): string {
  return `/files/${file.id}/${encodeURIComponent(file.originalName)}${width ? `?w=${width}` : ""}`;
}

/** `srcset` of an image's resized copies and the image itself; empty without copies. */
export function fileSrcSet(file: Pick<FileRow, "id" | "originalName" | "width" | "variants">): string {
  const widths = Object.keys(file.variants)
    .map(Number)
    .sort((a, b) => a - b);
  if (!widths.length) return "";
  const copies = widths.map((w) => `${fileUrl(file, w)} ${w}w`);
  return [...copies, ...(file.width ? [`${fileUrl(file)} ${file.width}w`] : [])].join(", ");
}

const signature = (id: string, expires: number) =>
  hmac("file-links", `${id}.${expires}`).toString("base64url");

/** An address that serves this file to whoever holds it, for some seconds; for downloads already authorized. */
export function signedFileUrl(file: { id: string; originalName: string }, seconds: number): string {
  const expires = Math.floor(Date.now() / 1000) + seconds;
  return `${fileUrl(file)}?expires=${expires}&signature=${signature(file.id, expires)}`;
}

/** Whether an address made by `signedFileUrl` is genuine and not yet over. */
export function isSigned(id: string, query: URLSearchParams): boolean {
  const expires = Number(query.get("expires"));
  if (!Number.isSafeInteger(expires) || expires * 1000 < Date.now()) return false;
  return sameSecret(query.get("signature") ?? "", signature(id, expires));
}

/**
 * Ties an uploaded file to the row that shows it, in the caller's transaction. It must be kept (or waiting for the
 * virus scanner, until when it is not served), of this kind, and either the person's own (or the institution's) and free, or already tied to the same row. Throws `invalid` at `field`.
 */
export async function attachFile(
  ctx: Ctx,
  fileId: string,
  kind: string,
  subject: { type: string; id: string },
  field = "file",
): Promise<FileRow> {
  const owner = personId(ctx.actor);
  const mine = owner ? eq(files.ownerId, owner) : isNull(files.ownerId);
  const allowed = fileKind(kind).institution ? or(mine, isNull(files.ownerId)) : mine;
  const free = and(isNull(files.subjectId), allowed);
  const same = and(eq(files.subjectType, subject.type), eq(files.subjectId, subject.id));
  const [row] = await ctx.db
    .update(files)
    .set({ subjectType: subject.type, subjectId: subject.id })
    .where(and(eq(files.id, fileId), eq(files.kind, kind), KEPT, or(free, same)))
    .returning();
  if (!row) throw invalid("errors.file.absent", { [field]: "errors.file.absent" });
  return row;
}

/**
 * Deletes a file in the caller's transaction: it is gone at once, its bytes a week later. One that is already gone
 * stays so. The caller is authorized.
 */
export async function deleteFile(ctx: Ctx, fileId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ kind: files.kind, status: files.status })
      .from(files)
      .where(eq(files.id, fileId))
      .for("update");
    if (!row) throw notFound();
    if (row.status === "deleted" || row.status === "rejected") return;
    await tx.db.update(files).set({ status: "deleted", deletedAt: new Date() }).where(eq(files.id, fileId));
    await recordStatus(tx, FILE_ENTITY, fileId, row.status, "deleted");
    tx.audit({
      action: "core.file.delete",
      targetType: "file",
      targetId: fileId,
      changes: { kind: row.kind },
    });
  });
}

/** A file that is ready, whoever asks; null otherwise. */
export async function findFile(ctx: Ctx, id: string): Promise<FileRow | null> {
  const [row] = await ctx.db.select().from(files).where(eq(files.id, id));
  return row?.status === "ready" && isFileKind(row.kind) ? row : null;
}

/**
 * A file for one who asks for its bytes: ready, or quarantined and asked for by who looks after files. Null for
 * everybody else.
 */
export async function servedFile(ctx: Ctx, id: string): Promise<FileRow | null> {
  const [row] = await ctx.db.select().from(files).where(eq(files.id, id));
  if (!row || !isFileKind(row.kind)) return null;
  if (row.status === "quarantined") return holds(ctx.actor, FILES_PERMISSION) ? row : null;
  return row.status === "ready" ? row : null;
}

/** Whether the file's kind lets this caller read it. */
export async function mayReadFile(ctx: Ctx, file: FileRow): Promise<boolean> {
  return fileKind(file.kind).mayRead(ctx, file);
}
