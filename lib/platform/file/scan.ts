import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { ScanVerdict } from "@/lib/core/clamav";
import { type Ctx, inTx } from "@/lib/core/ctx";
import { log } from "@/lib/core/log";
import { hasScanner, isScanRequired, scan } from "@/lib/core/scan";
import { type FileRow, files } from "@/lib/core/schema/core";
import { storage } from "@/lib/core/storage";
import { ObjectMissing } from "@/lib/core/storage-driver";
import { move } from "@/lib/core/transition";
import { raise } from "../alert/raise";
import { fileColumns, lockFile } from "./commands";
import { fileMachine } from "./model";

const BATCH = 50;
/** One run ends by then; the next goes on. */
const RUN_MS = 10 * 60_000;

/** How many files a run looked at, and what came of it. */
export interface ScanCounts {
  clean: number;
  infected: number;
  oversized: number;
  released: number;
}

/**
 * Shows the virus scanner every file that it has not seen, those first for which people wait. Where nobody asks for
 * scanning any longer, what waited is kept.
 */
export async function scanFiles(ctx: Ctx): Promise<ScanCounts> {
  const counts: ScanCounts = { clean: 0, infected: 0, oversized: 0, released: 0 };
  if (!(await isScanRequired(ctx))) counts.released = await keepWaiting(ctx);
  if (!hasScanner()) return counts;
  const until = Date.now() + RUN_MS;
  while (Date.now() < until) {
    const rows = await unseen(ctx);
    for (const row of rows) {
      const verdict = await verdictOn(row);
      if (!verdict) return counts;
      if (await settle(ctx, row.id, verdict)) counts[verdict.kind] += 1;
    }
    if (rows.length < BATCH) break;
  }
  return counts;
}

function unseen(ctx: Ctx): Promise<FileRow[]> {
  return ctx.db
    .select()
    .from(files)
    .where(
      and(isNull(files.scannedAt), isNotNull(files.storedAt), sql`${files.status} in ('pending', 'ready')`),
    )
    .orderBy(asc(files.status), asc(files.createdAt))
    .limit(BATCH);
}

/** Null when the scanner or the store is away. Bytes that are gone harm nobody. */
async function verdictOn(row: FileRow): Promise<ScanVerdict | null> {
  try {
    return await scan(await storage().read(row.storageKey), row.sizeBytes);
  } catch (error) {
    const missing = error instanceof ObjectMissing;
    log().error(
      { err: error, file: row.id },
      missing ? "a file's bytes are missing" : "a file could not be read",
    );
    return missing ? { kind: "clean" } : null;
  }
}

/** Writes down what the scanner said. False when the file was meanwhile deleted or put aside. */
export async function settle(ctx: Ctx, id: string, verdict: ScanVerdict): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const row = await lockFile(tx, id);
    if (row.status !== "pending" && row.status !== "ready") return false;
    const seen = { scannedAt: new Date() };
    const note = verdict.kind === "clean" ? {} : { rejectReason: verdict.kind };
    const waits = row.status === "pending";
    if (verdict.kind === "infected" || (verdict.kind === "oversized" && waits)) {
      const why = { code: verdict.kind, text: verdict.kind === "infected" ? verdict.signature : undefined };
      await move(tx, fileMachine, row, "quarantine", fileColumns({ ...seen, ...note }), why);
      tx.audit({
        action: "platform.file.quarantine",
        targetType: "file",
        targetId: id,
        changes: { kind: row.kind, ...why },
      });
      await raise(tx, "unsafe_file", {
        cause: id,
        data: { name: row.originalName },
        link: `/admin/files/${id}`,
      });
    } else if (waits) await move(tx, fileMachine, row, "keep", fileColumns(seen));
    else
      await tx.db
        .update(files)
        .set({ ...seen, ...note })
        .where(eq(files.id, id));
    return true;
  });
}

/** Keeps what waited for a scanner that is no longer asked for. */
async function keepWaiting(ctx: Ctx): Promise<number> {
  const rows = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.status, "pending"), isNotNull(files.storedAt)))
    .limit(1000);
  for (const { id } of rows)
    await inTx(ctx, async (tx) => {
      const row = await lockFile(tx, id);
      if (row.status === "pending") await move(tx, fileMachine, row, "keep", fileColumns());
    });
  return rows.length;
}
