import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { eq, sql } from "drizzle-orm";
import { randomToken } from "./crypto";
import { allow, type Ctx, inTx, personId } from "./ctx";
import { transaction } from "./db";
import { env } from "./env";
import { conflict, unavailable } from "./errors";
import { checkFile, refused } from "./file-check";
import { fileKind } from "./files";
import { IMAGE_TYPES, type ImageVariant, reencode } from "./images";
import type { FileKind } from "./registry";
import { examine } from "./scan";
import { type FileRow, files } from "./schema/core";
import { storage } from "./storage";

export interface Upload {
  /** As the person's computer called it; kept only for showing. */
  name: string;
  body: Blob | Buffer | Readable | WebStream<Uint8Array>;
  subject?: { type: string; id: string };
  /** Whose quota it counts against; without it the kind decides, `null` is the institution's own. */
  ownerId?: string | null;
}

const MB = 1024 * 1024;

/**
 * Receives a file of a declared kind: streams it to disk, stopping at the kind's limit; tells its type by its
 * bytes; re-encodes images; counts it against the owner's quota; stores it. The row turns ready in the caller's
 * transaction, so call this outside of `inTx` unless the bytes are few. Where uploads must be scanned and the scanner
 * is away, it stays pending until a job has shown it to the scanner. Throws `invalid` at the field `file`,
 * `conflict` for a full quota, `unavailable` for a full disk. Nothing stays behind after a refusal.
 */
export async function storeUpload(ctx: Ctx, kindName: string, upload: Upload): Promise<FileRow> {
  const kind = fileKind(kindName);
  allow(ctx.actor.kind === "job" || kind.mayUpload(ctx.actor));
  const folder = path.resolve(/*turbopackIgnore: true*/ env().STORAGE_DIR, ".incoming");
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, randomToken(12));
  const leftovers = [temporary, `${temporary}.done`];
  try {
    await receive(upload.body, temporary, kind);
    const made = await prepare(kind, temporary, upload.name);
    leftovers.push(...made.variants.map((v) => v.path));
    const seen = await examine(ctx, { path: made.path, bytes: made.bytes, kind: kind.name });
    const own = kind.institution ? null : personId(ctx.actor);
    const ownerId = upload.ownerId === undefined ? own : upload.ownerId;
    const row = await reserve(ctx, kind, { ...made, ownerId, subject: upload.subject });
    await keep(row, made);
    return await inTx(ctx, async (tx) => {
      const [stored] = await tx.db
        .update(files)
        .set({ ...seen, storedAt: new Date() })
        .where(eq(files.id, row.id))
        .returning();
      const { kind, mediaType, sizeBytes } = row;
      tx.audit({
        action: "core.file.upload",
        targetType: "file",
        targetId: row.id,
        changes: { kind, mediaType, sizeBytes },
      });
      return stored as FileRow;
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw unavailable("errors.file.diskFull");
    throw error;
  } finally {
    await Promise.all(leftovers.map((file) => rm(file, { force: true })));
  }
}

/** Streams the body to a temporary file. Throws `invalid` when it is empty or grows past the kind's limit. */
async function receive(body: Upload["body"], target: string, kind: FileKind): Promise<void> {
  const source = Buffer.isBuffer(body)
    ? Readable.from([body])
    : body instanceof Blob
      ? Readable.fromWeb(body.stream() as WebStream<Uint8Array>)
      : body instanceof Readable
        ? body
        : Readable.fromWeb(body);
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(
        bytes > kind.maxBytes ? refused("errors.file.tooLarge", { max: kind.maxBytes / MB }) : null,
        chunk,
      );
    },
  });
  await pipeline(source, counted, createWriteStream(target, { flags: "wx" }));
  if (bytes === 0) throw refused("errors.file.empty", {});
}

interface Prepared {
  path: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: Buffer;
  width: number | null;
  height: number | null;
  variants: ImageVariant[];
}

/** Checks what was received and brings it into the form that is kept. */
async function prepare(kind: FileKind, temporary: string, name: string): Promise<Prepared> {
  const { mediaType, extension } = await checkFile(kind, temporary, name);
  const shown = shownName(name, extension);
  if (!(IMAGE_TYPES as readonly string[]).includes(mediaType)) {
    const { size } = await stat(temporary);
    const plain = { width: null, height: null, variants: [] };
    return {
      path: temporary,
      name: shown,
      mediaType,
      bytes: size,
      sha256: await digest(temporary),
      ...plain,
    };
  }
  const done = `${temporary}.done`;
  const image = await reencode(temporary, done, mediaType, kind.variants ?? []);
  return { path: done, name: shown, mediaType, sha256: await digest(done), ...image };
}

/** The file's own name without folders, control characters and a false ending; at most 120 characters. */
export function shownName(name: string, extension: string): string {
  const base = path.basename(name.replace(/\\/g, "/"), path.extname(name)).normalize("NFC");
  const clean = base.replace(/[\p{Cc}\p{Cf}"*:<>?|/]/gu, "").replace(/^[.\s]+|[.\s]+$/g, "");
  return `${[...clean].slice(0, 120).join("") || "file"}${extension}`;
}

async function digest(file: string): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest();
}

type Reserved = Prepared & { ownerId: string | null; subject?: { type: string; id: string } };

/**
 * Writes the row as pending, in a transaction of its own: should the process die, the sweeper finds it and
 * removes the bytes. Quotas are summed under a lock, so two uploads cannot both take the last megabyte.
 */
async function reserve(ctx: Ctx, kind: FileKind, file: Reserved): Promise<FileRow> {
  const quota = file.ownerId ? (await ctx.setting<number>("uploads.user_quota_mb")) * MB : null;
  const all = file.bytes + file.variants.reduce((sum, v) => sum + v.bytes, 0);
  const storageKey = `${kind.prefix.replace(/\/+$/, "")}/${randomToken(18)}`;
  return transaction(async (tx) => {
    if (quota !== null) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`quota:${file.ownerId}`}, 0))`);
      const { rows } = await tx.execute<{ used: string }>(sql`
        select coalesce(sum(all_bytes), 0) as used
        from files where owner_id = ${file.ownerId} and status in ('pending', 'ready', 'quarantined')`);
      const used = Number(rows[0]?.used ?? 0);
      if (used + all > quota) {
        const params = { used: Math.floor(used / MB), quota: quota / MB };
        throw conflict("errors.file.quota", params, { file: { key: "errors.file.quota", params } });
      }
    }
    const [row] = await tx
      .insert(files)
      .values({
        kind: kind.name,
        ownerId: file.ownerId,
        subjectType: file.subject?.type,
        subjectId: file.subject?.id,
        visibility: kind.visibility,
        storageKey,
        originalName: file.name,
        mediaType: file.mediaType,
        sizeBytes: file.bytes,
        sha256: file.sha256,
        width: file.width,
        height: file.height,
        variants: Object.fromEntries(
          file.variants.map(({ path: _path, ...v }) => [v.width, { ...v, key: `${storageKey}.w${v.width}` }]),
        ),
        expiresAt: kind.lifetimeDays ? new Date(Date.now() + kind.lifetimeDays * 86_400_000) : null,
      })
      .returning();
    return row as FileRow;
  });
}

async function keep(row: FileRow, made: Prepared): Promise<void> {
  for (const variant of made.variants)
    await storage().putFile(row.variants[variant.width]?.key as string, variant.path, "image/webp");
  await storage().putFile(row.storageKey, made.path, row.mediaType);
}
