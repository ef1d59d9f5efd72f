import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { and, eq } from "drizzle-orm";
import { ZipFile } from "yazl";
import { randomToken } from "../../core/crypto";
import { type Ctx, inTx } from "../../core/ctx";
import { env } from "../../core/env";
import { findFile } from "../../core/files";
import { port } from "../../core/ports";
import { storage } from "../../core/storage";
import { storeUpload } from "../../core/uploads";
import { personalExports } from "../schema/personal-exports";
import { users } from "../schema/users";
import { holders } from "./blockers";
import { EXPORT_KEPT_DAYS } from "./model";

/**
 * Makes the archive that a person asked for: one folder per domain with JSON, the person's files, and an index. A
 * repeat of the job finds the export done and does nothing.
 */
export async function makeExport(ctx: Ctx, exportId: string): Promise<void> {
  const [wanted] = await ctx.db
    .select({ userId: personalExports.userId, username: users.username })
    .from(personalExports)
    .innerJoin(users, eq(users.id, personalExports.userId))
    .where(and(eq(personalExports.id, exportId), eq(personalExports.status, "queued")));
  if (!wanted) return;
  const folder = path.resolve(/*turbopackIgnore: true*/ env().STORAGE_DIR, ".incoming");
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `export-${randomToken(12)}`);
  try {
    await writeArchive(ctx, wanted.userId, temporary);
    const day = new Date().toISOString().slice(0, 10);
    const file = await storeUpload(ctx, "personal_export", {
      name: `${wanted.username}-${day}.zip`,
      body: createReadStream(temporary),
      subject: { type: "identity.user", id: wanted.userId },
    });
    await inTx(ctx, async (tx) => {
      await tx.db
        .update(personalExports)
        .set({ status: "ready", fileId: file.id, finishedAt: new Date() })
        .where(eq(personalExports.id, exportId));
      await port("notify")(
        tx,
        "identity.export_ready",
        [wanted.userId],
        { days: EXPORT_KEPT_DAYS },
        { dedupe: `identity.export:${exportId}`, link: "/account/privacy" },
      );
    });
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Says that an export failed for good, so that the person may ask again. */
export async function failExport(ctx: Ctx, exportId: string): Promise<void> {
  await ctx.db
    .update(personalExports)
    .set({ status: "failed", finishedAt: new Date() })
    .where(and(eq(personalExports.id, exportId), eq(personalExports.status, "queued")));
}

async function writeArchive(ctx: Ctx, userId: string, target: string): Promise<void> {
  const zip = new ZipFile();
  const index: { path: string; from: string }[] = [];
  for (const holder of holders())
    for (const entry of await holder.export(ctx, userId)) {
      if ("json" in entry.content) {
        zip.addBuffer(Buffer.from(`${JSON.stringify(entry.content.json, null, 2)}\n`), entry.path);
      } else {
        const file = await findFile(ctx, entry.content.fileId);
        if (!file) continue;
        // Opened when its turn comes, so that a thousand files are not open at once.
        zip.addReadStreamLazy(entry.path, { compress: false }, (done) => {
          storage()
            .read(file.storageKey)
            .then(
              (stream) => done(null, stream),
              (error) => done(error, undefined as never),
            );
        });
      }
      index.push({ path: entry.path, from: holder.name });
    }
  zip.addBuffer(
    Buffer.from(
      `${JSON.stringify({ person: userId, madeAt: new Date().toISOString(), files: index }, null, 2)}\n`,
    ),
    "index.json",
  );
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target, { flags: "wx" }));
}
