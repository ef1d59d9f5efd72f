import { z } from "zod";

/** Where backups lie in the store; one folder each. */
export const FOLDER = "backups/";
export const FILES = {
  manifest: "manifest.json",
  database: "database.sql.gz",
  files: "files.tsv.gz",
} as const;

const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;

/** The name of a backup begun at that moment; names sort by time. */
export function backupName(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
}

/** When a backup began, or null for what is no backup's name. */
export function backupTime(name: string): Date | null {
  if (!NAME.test(name)) return null;
  const at = new Date(`${name.slice(0, 10)}T${name.slice(11, 19).replaceAll("-", ":")}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What a backup says of itself; written last, so that a backup with a manifest is whole. */
export const Manifest = z.object({
  format: z.literal(1),
  product: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** SHA-256 of each migration that the database had, oldest first. */
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Version of the job runner's own tables; waiting jobs are only taken over into the same. */
  jobsVersion: z.int().nullable(),
  auditHead: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  files: z.int(),
  /** Size and SHA-256 of the dump as it lies in the store. */
  bytes: z.int(),
  sha256: z.string(),
});
export type Manifest = z.output<typeof Manifest>;

/** Monday of the day's week, as a text that names the week. */
function weekOf(at: Date): string {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** Backups made on demand beside the nightly ones stay for so long, and so many of them. */
const RECENT = { hours: 48, count: 10 };

/**
 * The backups that no rule keeps: kept are the newest of each of the last `daily` days and `weekly` weeks that have
 * one, and what was made in the two days before the newest. Days and weeks are those of UTC.
 */
export function spentBackups(names: readonly string[], daily: number, weekly: number): string[] {
  const newestFirst = names.filter((name) => backupTime(name)).toSorted((a, b) => (a < b ? 1 : -1));
  const newest = backupTime(newestFirst[0] ?? "")?.getTime() ?? 0;
  const isRecent = (name: string) => newest - (backupTime(name) as Date).getTime() < RECENT.hours * 3_600_000;
  const keep = new Set(newestFirst.filter(isRecent).slice(0, RECENT.count));
  const keepFirst = (count: number, period: (name: string) => string) => {
    const seen = new Set<string>();
    for (const name of newestFirst) {
      if (seen.has(period(name))) continue;
      if (seen.size === count) break;
      seen.add(period(name));
      keep.add(name);
    }
  };
  keepFirst(daily, (name) => name.slice(0, 10));
  keepFirst(weekly, (name) => weekOf(backupTime(name) as Date));
  return newestFirst.filter((name) => !keep.has(name));
}
