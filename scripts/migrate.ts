import { existsSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { env } from "../lib/core/env";

// One advisory lock for all processes that may migrate at the same moment.
const lockKey = 7_203_114;

/**
 * Brings the database up to the newest migration in drizzle/.
 * @param url the database, as in DATABASE_URL
 * @throws when the server is older than PostgreSQL 15 or a migration fails; each migration run is one transaction
 */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const version = await client.query("show server_version_num");
    if (Number(version.rows[0].server_version_num) < 150_000)
      throw new Error("The database server is too old: PostgreSQL 15 or newer is needed.");
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    const folder = path.resolve("drizzle");
    if (existsSync(path.join(folder, "meta", "_journal.json")))
      await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  try {
    await migrateDatabase(env().DATABASE_URL);
  } catch (error) {
    const { message, cause, code } = error as Error & { code?: string };
    console.error([message || code, cause instanceof Error ? cause.message : ""].filter(Boolean).join("\n"));
    process.exit(1);
  }
}
