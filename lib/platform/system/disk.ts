import { statfs } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/core/env";
import { storage } from "@/lib/core/storage";

/** Less than this share of free space is trouble. */
export const DISK_WARNING = 0.1;

/** Free and whole space where files lie; null when they lie elsewhere or the system does not say. */
export async function diskSpace(): Promise<{ freeBytes: number; totalBytes: number } | null> {
  if (storage().kind === "s3") return null;
  const folder = path.resolve(/*turbopackIgnore: true*/ env().STORAGE_DIR);
  const facts = await statfs(folder).catch(() => null);
  return facts && { freeBytes: facts.bavail * facts.bsize, totalBytes: facts.blocks * facts.bsize };
}
