import { and, eq, isNull, notInArray } from "drizzle-orm";
import { z } from "zod";
import { type Ctx, inTx, personId } from "./ctx";
import { env } from "./env";
import { notFound } from "./errors";
import { deleteFile, fileSrcSet, fileUrl } from "./files";
import { once, type Reply } from "./idempotency";
import { type FileRow, fileStatus, files } from "./schema/core";

/** An uploaded file as the REST API tells it to its owner. */
export const ApiFile = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    status: z
      .enum(fileStatus.enumValues)
      .describe("`ready` files can be tied to what they are for; `pending` ones are still being checked."),
    reject_reason: z.string().nullable(),
    url: z.string().describe("Add `?w=` and a width to the address of a picture for a smaller one."),
    src_set: z.string().describe("A picture's sizes, as HTML writes them; empty for anything else."),
    name: z.string(),
    media_type: z.string(),
    size_bytes: z.int(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "File" });

/** A file in that form. */
export const apiFile = (file: FileRow): z.output<typeof ApiFile> => ({
  id: file.id,
  kind: file.kind,
  status: file.status,
  reject_reason: file.rejectReason,
  url: `${env().baseUrl}${fileUrl(file)}`,
  src_set: fileSrcSet(file),
  name: file.originalName,
  media_type: file.mediaType,
  size_bytes: file.sizeBytes,
  width: file.width,
  height: file.height,
  created_at: file.createdAt.toISOString(),
  expires_at: file.expiresAt?.toISOString() ?? null,
});

/** A file that the caller uploaded and that no row shows yet. */
const free = (ctx: Ctx, id: string) => {
  const owner = personId(ctx.actor);
  if (!owner) throw notFound();
  return and(
    eq(files.id, id),
    eq(files.ownerId, owner),
    isNull(files.subjectId),
    // One that is put aside is nobody's but of those who look after files.
    notInArray(files.status, ["deleted", "quarantined"]),
  );
};

/** A file that the caller uploaded and that is not tied to anything yet; null for every other one. */
export async function getOwnFile(ctx: Ctx, id: string): Promise<FileRow | null> {
  const [row] = await ctx.db.select().from(files).where(free(ctx, id));
  return row ?? null;
}

/** Deletes such a file. Of deleting and tying it to a row, done at once, one wins. */
export async function deleteOwnFile(ctx: Ctx, id: string): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [row] = await tx.db.select({ id: files.id }).from(files).where(free(tx, id)).for("update");
    if (!row) throw notFound();
    await deleteFile(tx, row.id);
  });
}

/**
 * The answer to an upload that may be a repeat: the first file that came with this key and these bytes. What a repeat
 * has stored again is deleted. Call it outside a transaction.
 */
export async function replyOnce(
  ctx: Ctx,
  request: { key: string; method: string; path: string },
  file: FileRow,
): Promise<Reply> {
  const body = { kind: file.kind, name: file.originalName, sha256: file.sha256.toString("hex") };
  const asked = { ...request, body };
  try {
    const answer = await once(ctx, asked, async () => ({ status: 201, body: apiFile(file) }));
    if (answer.repeated) await deleteFile(ctx, file.id);
    return answer;
  } catch (error) {
    await deleteFile(ctx, file.id);
    throw error;
  }
}
