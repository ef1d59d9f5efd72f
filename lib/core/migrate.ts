import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** One advisory lock for all processes that may migrate at the same moment. */
const LOCK = 7_203_114;

const folder = () => path.resolve(/*turbopackIgnore: true*/ "drizzle");

/** The migrations of this version of the product, oldest first. */
export function knownMigrations(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: folder() });
}

/**
 * Brings a database up to the newest migration in drizzle/, or to the first `count` of them.
 * @param url the database, as in DATABASE_URL
 * @throws when the server is older than PostgreSQL 15 or a migration fails; each run is one transaction
 */
export async function migrateDatabase(url: string, count?: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const version = await client.query("show server_version_num");
    if (Number(version.rows[0].server_version_num) < 150_000)
      throw new Error("The database server is too old: PostgreSQL 15 or newer is needed.");
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    if (count !== undefined) await migrateTo(client, count);
    else if (existsSync(path.join(folder(), "meta", "_journal.json")))
      await migrate(drizzle(client), { migrationsFolder: folder() });
  } finally {
    await client.end();
  }
}

/** Runs only the first migrations: Drizzle reads a folder, so it gets one that holds no others. */
async function migrateTo(client: pg.Client, count: number): Promise<void> {
  const some = await mkdtemp(path.join(tmpdir(), "migrations-"));
  try {
    const journal = JSON.parse(await readFile(path.join(folder(), "meta", "_journal.json"), "utf8")) as {
      entries: { tag: string }[];
    };
    const entries = journal.entries.slice(0, count);
    await mkdir(path.join(some, "meta"));
    await writeFile(path.join(some, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries)
      await copyFile(path.join(folder(), `${tag}.sql`), path.join(some, `${tag}.sql`));
    await migrate(drizzle(client), { migrationsFolder: some });
  } finally {
    await rm(some, { recursive: true, force: true });
  }
}
