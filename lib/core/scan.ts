import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { ScannerAway, type ScanVerdict, scanStream } from "./clamav";
import { type Ctx, inTx } from "./ctx";
import { env } from "./env";
import { refused } from "./file-check";
import { log } from "./log";

/** Whether nobody may see an upload before it was found clean. */
export const isScanRequired = (ctx: Ctx): Promise<boolean> => ctx.setting<boolean>("uploads.scan_required");

/** Whether there is a virus scanner to ask. */
export const hasScanner = (): boolean => env().CLAMAV_URL !== undefined;

/** Asks the scanner about some bytes; null when it is absent or away. */
export async function scan(body: Readable, bytes: number): Promise<ScanVerdict | null> {
  const { CLAMAV_URL: url, CLAMAV_MAX_MB: most } = env();
  if (!url || bytes > most * 1024 * 1024) {
    body.destroy();
    return url ? { kind: "oversized" } : null;
  }
  try {
    return await scanStream(url, body);
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error;
    log().warn({ err: error }, "the virus scanner is away");
    return null;
  }
}

/**
 * Decides on received bytes before they are kept: at once good to be seen, or waiting for the scanner. Throws
 * `invalid` at the field `file` for a virus. Without the duty to scan everything is good, and a job looks later; so
 * is what jobs make themselves.
 */
export async function examine(
  ctx: Ctx,
  file: { path: string; bytes: number; kind: string },
): Promise<{ status: "ready" | "pending"; scannedAt: Date | null }> {
  if (ctx.actor.kind === "job" || !(await isScanRequired(ctx))) return { status: "ready", scannedAt: null };
  const verdict = await scan(createReadStream(file.path), file.bytes);
  if (verdict?.kind === "clean") return { status: "ready", scannedAt: new Date() };
  if (verdict?.kind !== "infected") return { status: "pending", scannedAt: null };
  await inTx(ctx, async (tx) =>
    tx.audit({ action: "core.file.refuse", changes: { kind: file.kind, signature: verdict.signature } }),
  );
  throw refused("errors.file.infected", {});
}
