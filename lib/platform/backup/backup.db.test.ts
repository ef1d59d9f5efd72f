import { once } from "node:events";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { z } from "zod";
import { verifyAudit } from "@/lib/core/audit";
import { inTx } from "@/lib/core/ctx";
import { db, pool } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { enqueue, job, stopJobs } from "@/lib/core/jobs";
import { knownMigrations, migrateDatabase } from "@/lib/core/migrate";
import { domains, registerDomains } from "@/lib/core/registry";
import { dropSingle } from "@/lib/core/single";
import { storage } from "@/lib/core/storage";
import { testCtx } from "@/lib/core/testing/ctx";
import { lastRun, listRuns } from "../run/runs";
import { listBackups, newestBackup, placeOf, pruneBackups, readManifest } from "./archive";
import { FILES, FOLDER } from "./model";
import { missingFiles, restoreInto, testRestore } from "./restore";
import { isBackupDue, takeBackup } from "./take";

const ctx = testCtx({ kind: "job", name: "platform.backup" });
const scratch = `scratch_${process.pid}`;
const before = domains();
let url: string;

async function onCluster(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testCluster") });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
async function read<R extends pg.QueryResultRow>(text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}
const empty = () =>
  onCluster(`drop database if exists ${scratch} with (force)`, `create database ${scratch}`);
const damage = async (name: string, file: string, bytes: Buffer) =>
  storage().put(placeOf(name, file), bytes, "application/octet-stream");

beforeAll(async () => {
  const target = new URL(inject("testCluster"));
  target.pathname = `/${scratch}`;
  url = target.href;
  const jobs = [job("test.later", z.object({ n: z.number() }), async () => undefined)];
  registerDomains([...before, { name: "test", messages: {}, jobs }]);
  for (let n = 1; n <= 40; n++)
    await inTx(testCtx(), async (tx) =>
      // Everything that COPY's text format has to escape, and the line that ends a table.
      tx.audit({ action: "test.act", targetId: String(n), changes: { text: "\\.\n\\.\ta\\b\r\n–" } }),
    );
  await pool().query(
    `insert into settings (key, value) values ('general.address', to_jsonb(E'Hall 1\\n\\\\.\\nTown'::text))`,
  );
  await storage().put("test/kept", Buffer.from("kept"), "text/plain");
  await pool().query(
    `insert into files (id, kind, visibility, storage_key, original_name, media_type, size_bytes, sha256, status, stored_at)
     values (gen_random_uuid(), 'profile_picture', 'public', 'test/kept', 'a.txt', 'text/plain', 4, sha256('kept'), 'ready', now())`,
  );
});
afterAll(async () => {
  await stopJobs();
  registerDomains(before);
  await onCluster(`drop database if exists ${scratch} with (force)`);
});

test("a backup comes back as it was at one moment: rows, rules, sequences, waiting jobs, the audit chain", async () => {
  await enqueue(ctx, "test.later", { n: 7 }, { startAfter: new Date("2999-01-01") });
  const name = (await takeBackup(ctx)) as string;
  const manifest = await readManifest(name);
  expect(manifest).toMatchObject({ auditHead: { seq: 40 }, files: 1 });
  // Later acts are not part of it.
  await inTx(testCtx(), async (tx) => tx.audit({ action: "test.later" }));
  await empty();
  const restored = await restoreInto(url, name);
  expect(restored).toMatchObject({ auditRows: 40, tables: manifest.tables.length });
  const [counts] = await read<Record<string, string>>(
    `select (select count(*) from audit_logs) as audits, (select count(*) from roles) as roles,
       (select value #>> '{}' from settings where key = 'general.address') as address`,
  );
  const { rows: roles } = await pool().query("select count(*) as n from roles");
  expect(counts).toEqual({ audits: "40", roles: roles[0].n, address: "Hall 1\n\\.\nTown" });
  // Triggers and foreign keys are in force again, the same as in the source.
  await expect(read("delete from audit_logs")).rejects.toThrow("append-only");
  const rules = `select count(*) filter (where contype = 'f') as keys,
    (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O') as triggers
    from pg_constraint where connamespace = 'public'::regnamespace`;
  expect(await read(rules)).toEqual((await pool().query(rules)).rows);
  expect(await read("select count(*)::int as n from drizzle.__drizzle_migrations")).toEqual([
    { n: knownMigrations().length },
  ]);
  expect((await verifyAudit(db())).brokenAt).toBeNull();
});

test("waiting jobs are taken over where the job runner's tables are there", async () => {
  const name = (await newestBackup())?.name as string;
  await empty();
  const original = env().DATABASE_URL;
  await stopJobs();
  vi.stubEnv("DATABASE_URL", url);
  dropSingle("env");
  try {
    const { ensureQueues } = await import("@/lib/core/jobs");
    await ensureQueues();
    await restoreInto(url, name);
    expect(await read("select name, data, state from pgboss.job where name = 'test.later'")).toEqual([
      { name: "test.later", data: { n: 7 }, state: "created" },
    ]);
  } finally {
    await stopJobs();
    vi.stubEnv("DATABASE_URL", original);
    dropSingle("env");
  }
});

test("a backup of an older version is loaded into the tables of its time, then migrated", async () => {
  const known = knownMigrations().length;
  await empty();
  await migrateDatabase(url, known - 1);
  const original = env().DATABASE_URL;
  vi.stubEnv("DATABASE_URL", url);
  dropSingle("env");
  // Names tell seconds: the one before must be over.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const name = (await takeBackup(ctx)) as string;
  vi.stubEnv("DATABASE_URL", original);
  dropSingle("env");
  expect((await readManifest(name)).migrations).toHaveLength(known - 1);
  await empty();
  await restoreInto(url, name);
  expect(await read("select count(*)::int as n from drizzle.__drizzle_migrations")).toEqual([{ n: known }]);
  for (const file of Object.values(FILES)) await storage().remove(placeOf(name, file));
});

test("what is damaged is refused and leaves no rows", async () => {
  const name = (await newestBackup())?.name as string;
  const bytes: Buffer[] = [];
  for await (const chunk of await storage().read(placeOf(name, FILES.database))) bytes.push(chunk as Buffer);
  const dump = Buffer.concat(bytes);
  await damage(name, FILES.database, dump.subarray(0, dump.length - 200));
  await empty();
  await expect(restoreInto(url, name)).rejects.toThrow("hash differs");
  expect(await read("select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
  await damage(name, FILES.database, dump);
  // A dump with rows that the manifest does not name, or of a version that is not known here.
  const manifest = await readManifest(name);
  const lie = async (over: object) =>
    damage(name, FILES.manifest, Buffer.from(JSON.stringify({ ...manifest, ...over })));
  await lie({ tables: manifest.tables.map((t) => (t.name === "roles" ? { ...t, rows: 1 } : t)) });
  await expect(restoreInto(url, name)).rejects.toThrow("rows came back");
  expect(await read("select 1 from audit_logs")).toEqual([]);
  await empty();
  await lie({ migrations: [...manifest.migrations, "0".repeat(64)] });
  await expect(restoreInto(url, name)).rejects.toThrow("another version");
  await lie({});
  await expect(restoreInto(url, "2001-01-01T00-00-00Z")).rejects.toThrow("no whole backup");
});

test("the monthly test restores beside the product and leaves nothing; a failure is noted with its reason", async () => {
  await testRestore();
  const run = await lastRun(ctx, "restore_test");
  expect(run).toMatchObject({ error: null, facts: { auditRows: 40 } });
  const { rows } = await pool().query(
    "select 1 from pg_database where datname like 'guildhall_restore_test_%'",
  );
  expect(rows).toEqual([]);
  const name = run?.facts.name as string;
  const manifest = await readManifest(name);
  await damage(name, FILES.manifest, Buffer.from(JSON.stringify({ ...manifest, sha256: "0".repeat(64) })));
  await expect(testRestore()).rejects.toThrow("hash differs");
  expect(await lastRun(ctx, "restore_test")).toMatchObject({
    error: expect.stringContaining("hash differs"),
  });
  await damage(name, FILES.manifest, Buffer.from(JSON.stringify(manifest)));
});

test("files that the store lost, or that changed, are named", async () => {
  const name = (await newestBackup())?.name as string;
  expect(await missingFiles(name)).toEqual([]);
  await storage().put("test/kept", Buffer.from("changed"), "text/plain");
  expect(await missingFiles(name)).toEqual(["test/kept"]);
  await storage().remove("test/kept");
  expect(await missingFiles(name)).toEqual(["test/kept"]);
});

test("is due once a night on the institution's clock, runs once at a time, and forgets what is spent", async () => {
  const newest = await newestBackup();
  const taken = newest?.at as Date;
  expect(await isBackupDue(ctx, new Date(taken.getTime() + 1000))).toBe(false);
  expect(await isBackupDue(ctx, new Date(taken.getTime() + 25 * 3_600_000))).toBe(true);
  const guard = new pg.Client({ connectionString: env().DATABASE_URL });
  await guard.connect();
  await guard.query("select pg_advisory_lock(7301002)");
  const runs = (await listRuns(ctx, "backup", 10)).length;
  expect(await takeBackup(ctx)).toBeNull();
  expect(await listRuns(ctx, "backup", 10)).toHaveLength(runs);
  const gone = once(guard, "end");
  await guard.end();
  await gone;
  // Ninety days of old backups, of which thirty days and the weeks before them stay.
  for (let day = 1; day <= 90; day++) {
    const old = new Date(taken.getTime() - day * 86_400_000).toISOString().slice(0, 10);
    await storage().put(`${FOLDER}${old}T02-00-00Z/${FILES.manifest}`, Buffer.from("{}"), "application/json");
  }
  await storage().put(`${FOLDER}2020-01-01T02-00-00Z/${FILES.database}`, Buffer.from("torn"), "x/y");
  const removed = await pruneBackups(ctx);
  const kept = await listBackups();
  expect(kept).toHaveLength(92 - removed);
  expect(kept.every((backup) => backup.whole)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(30 + 8);
  expect(kept.length).toBeLessThanOrEqual(30 + 10);
});
