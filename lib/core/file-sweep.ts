import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Ctx } from "./ctx";
import { env } from "./env";
import { FILE_ENTITY } from "./files";
import { files } from "./schema/core";
import { storage } from "./storage";
import { recordStatus } from "./transition";

const DAY = 86_400_000;
/** Uploads that never finished go after a day; bytes of deleted files after a week. */
const PENDING_DAYS = 1;
const DELETED_DAYS = 7;
const BATCH = 500;

/**
 * Tidies up after uploads: ends files whose time is over, removes the bytes of those deleted a week ago and of
 * those that never became ready, and temporary files of a process that died. Answers how many files went.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const now = Date.now();
  const expired = await ctx.db
    .update(files)
    .set({ status: "deleted", deletedAt: new Date() })
    .where(and(eq(files.status, "ready"), lt(files.expiresAt, new Date(now))))
    .returning({ id: files.id });
  for (const { id } of expired)
    await recordStatus(ctx, FILE_ENTITY, id, "ready", "deleted", { code: "expired" });
  let swept = 0;
  for (;;) {
    const stale = and(
      or(eq(files.status, "rejected"), and(eq(files.status, "pending"), isNull(files.storedAt))),
      lt(files.createdAt, new Date(now - PENDING_DAYS * DAY)),
    );
    const gone = and(eq(files.status, "deleted"), lt(files.deletedAt, new Date(now - DELETED_DAYS * DAY)));
    const rows = await ctx.db
      .select()
      .from(files)
      .where(and(isNull(files.removedAt), or(stale, gone)))
      .limit(BATCH);
    for (const row of rows) {
      for (const variant of Object.values(row.variants)) await storage().remove(variant.key);
      await storage().remove(row.storageKey);
      await ctx.db
        .update(files)
        .set({
          status: "deleted",
          deletedAt: sql`coalesce(${files.deletedAt}, now())`,
          removedAt: new Date(),
        })
        .where(eq(files.id, row.id));
    }
    swept += rows.length;
    if (rows.length < BATCH) break;
  }
  await removeTemporary(now - DAY);
  return swept;
}

async function removeTemporary(before: number): Promise<void> {
  const folder = path.resolve(/*turbopackIgnore: true*/ env().STORAGE_DIR, ".incoming");
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const facts = await stat(file).catch(() => null);
    if (facts && facts.mtimeMs < before) await rm(file, { force: true });
  }
}
