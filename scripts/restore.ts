import "../lib/domains";
import pg from "pg";
import { inTx, jobCtx } from "../lib/core/ctx";
import { closeDb } from "../lib/core/db";
import { env } from "../lib/core/env";
import { ensureQueues, JOBS_SCHEMA, stopJobs } from "../lib/core/jobs";
import { domains } from "../lib/core/registry";
import { listBackups, newestBackup } from "../lib/platform/backup/archive";
import { missingFiles, restoreInto } from "../lib/platform/backup/restore";

// `npm run restore`: lists the backups. `npm run restore -- latest --yes` loads one into the database of
// DATABASE_URL, which must be empty, or is emptied first with `--replace`. README, "Restore", tells the whole way.

const [wanted, ...flags] = process.argv.slice(2);
const say = (line: string) => console.log(line);

async function run(): Promise<void> {
  if (!wanted) return list();
  const name = wanted === "latest" ? (await newestBackup())?.name : wanted;
  if (!name) throw new Error("There is no backup yet.");
  const { host, pathname } = new URL(env().DATABASE_URL);
  if (!flags.includes("--yes"))
    throw new Error(`This would load "${name}" into ${host}${pathname}. Add --yes to do it.`);
  await makeRoom();
  say(`Loading ${name} into ${host}${pathname} …`);
  // The job runner makes its tables first, so that waiting jobs find their queues.
  await ensureQueues();
  const restored = await restoreInto(env().DATABASE_URL, name);
  say(
    `${restored.rows} rows in ${restored.tables} tables; the audit chain of ${restored.auditRows} entries is whole.`,
  );
  await afterwards(name);
  const missing = await missingFiles(name);
  say(
    missing.length
      ? `Files that the store lacks or that differ: ${missing.length}`
      : "All stored files are there.",
  );
  for (const key of missing.slice(0, 100)) say(`  ${key}`);
}

async function list(): Promise<void> {
  const backups = await listBackups();
  for (const { name, bytes, whole } of backups)
    say(`${name}  ${(bytes / 1024 ** 2).toFixed(1).padStart(9)} MB${whole ? "" : "  not whole"}`);
  say(
    backups.length
      ? "Restore one with: npm run restore -- <name> --yes"
      : "There is no backup yet. The application takes one every night.",
  );
}

/** Makes sure that nobody uses the database and that it is empty; with --replace, by emptying it. */
async function makeRoom(): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    const users = await client.query(
      "select 1 from pg_stat_activity where datname = current_database() and application_name like 'guildhall%'",
    );
    if (users.rowCount) throw new Error("The application is running on this database. Stop it first.");
    const tables = await client.query(
      "select 1 from pg_tables where schemaname in ('public', 'drizzle') limit 1",
    );
    if (!tables.rowCount) return;
    if (!flags.includes("--replace"))
      throw new Error(
        "The database is not empty. Name an empty one, or add --replace to lose what it holds.",
      );
    for (const schema of ["public", "drizzle", JOBS_SCHEMA])
      await client.query(`drop schema if exists ${schema} cascade`);
    await client.query("create schema public");
  } finally {
    await client.end();
  }
}

/** What must outlive backups, such as erasures, is done again; then the restore itself becomes an entry. */
async function afterwards(name: string): Promise<void> {
  for (const { name: domain, afterRestore } of domains()) {
    if (!afterRestore) continue;
    await afterRestore(jobCtx("platform.restore"));
    say(`${domain}: done again what was done since.`);
  }
  await inTx(jobCtx("platform.restore"), async (tx) =>
    tx.audit({ action: "platform.backup.restore", targetType: "backup", targetId: name }),
  );
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
await stopJobs();
await closeDb();
