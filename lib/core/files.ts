import { and, eq, isNull, or, sql } from "drizzle-orm";
import { hmac, sameSecret } from "./crypto";
import { type Ctx, inTx, personId } from "./ctx";
import { invalid, notFound } from "./errors";
import { type FileKind, gather } from "./registry";
import { type FileRow, files } from "./schema/core";

export type { FileRow } from "./schema/core";

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
 * Ties an uploaded file to the row that shows it, in the caller's transaction. It must be ready, of this kind,
 * and either the person's own (or the institution's) and free, or already tied to the same row. Throws `invalid` at `field`.
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
    .where(and(eq(files.id, fileId), eq(files.kind, kind), eq(files.status, "ready"), or(free, same)))
    .returning();
  if (!row) throw invalid("errors.file.absent", { [field]: "errors.file.absent" });
  return row;
}

/** Deletes a file in the caller's transaction: it is gone at once, its bytes a week later. The caller is authorized. */
export async function deleteFile(ctx: Ctx, fileId: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const gone = await tx.db
      .update(files)
      .set({ status: "deleted", deletedAt: new Date() })
      .where(and(eq(files.id, fileId), sql`${files.status} in ('ready', 'quarantined')`))
      .returning({ kind: files.kind });
    if (!gone[0]) throw notFound();
    tx.audit({
      action: "core.file.delete",
      targetType: "file",
      targetId: fileId,
      changes: { kind: gone[0].kind },
    });
  });
}

/** A file that is ready, whoever asks; null otherwise. */
export async function findFile(ctx: Ctx, id: string): Promise<FileRow | null> {
  const [row] = await ctx.db.select().from(files).where(eq(files.id, id));
  return row?.status === "ready" && isFileKind(row.kind) ? row : null;
}

/** Whether the file's kind lets this caller read it. */
export async function mayReadFile(ctx: Ctx, file: FileRow): Promise<boolean> {
  return fileKind(file.kind).mayRead(ctx, file);
}
