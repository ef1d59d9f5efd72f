import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Ctx } from "@/lib/core/ctx";
import { storage } from "@/lib/core/storage";
import { ObjectMissing } from "@/lib/core/storage-driver";
import { backupTime, FILES, FOLDER, Manifest, spentBackups } from "./model";

/** A backup in the store. */
export interface StoredBackup {
  name: string;
  at: Date;
  /** All of its files together. */
  bytes: number;
  /** Its manifest is there, hence all of it. */
  whole: boolean;
}

/** Where a file of a backup lies. */
export const placeOf = (name: string, file: string): string => `${FOLDER}${name}/${file}`;

/** The backups in the store, newest first. The store is the truth: a restored database knows of none after it. */
export async function listBackups(): Promise<StoredBackup[]> {
  const found = new Map<string, StoredBackup>();
  for await (const { key, bytes } of storage().list(FOLDER)) {
    const [name = "", file] = key.slice(FOLDER.length).split("/");
    const at = backupTime(name);
    if (!at) continue;
    const backup = found.get(name) ?? { name, at, bytes: 0, whole: false };
    found.set(name, {
      ...backup,
      bytes: backup.bytes + bytes,
      whole: backup.whole || file === FILES.manifest,
    });
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? 1 : -1));
}

/** The newest whole backup, or null. */
export async function newestBackup(): Promise<StoredBackup | null> {
  return (await listBackups()).find((backup) => backup.whole) ?? null;
}

/** The manifest of a backup. Throws when there is no whole backup of that name. */
export async function readManifest(name: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await text(await storage().read(placeOf(name, FILES.manifest)))));
  } catch (error) {
    if (error instanceof ObjectMissing) throw new Error(`There is no whole backup named "${name}".`);
    throw error;
  }
}

/** Removes a backup, its manifest first, so that what is left of one is never taken for whole. */
async function removeBackup(name: string): Promise<void> {
  for (const file of [FILES.manifest, FILES.files, FILES.database])
    await storage().remove(placeOf(name, file));
}

const DAY = 86_400_000;

/** Removes the backups that the settings no longer keep, and torn ones older than a day. Answers how many. */
export async function pruneBackups(ctx: Ctx): Promise<number> {
  const [daily, weekly] = await Promise.all([
    ctx.setting<number>("backups.daily_kept"),
    ctx.setting<number>("backups.weekly_kept"),
  ]);
  const all = await listBackups();
  const whole = all.filter((backup) => backup.whole).map((backup) => backup.name);
  const torn = all.filter((b) => !b.whole && Date.now() - b.at.getTime() > DAY).map((b) => b.name);
  const spent = [...spentBackups(whole, daily, weekly), ...torn];
  for (const name of spent) await removeBackup(name);
  return spent.length;
}

/** Bytes from the store as a stream that fails as late as its first read. */
export async function openBackup(name: string, file: string): Promise<Readable> {
  return storage().read(placeOf(name, file));
}
