import { createHash, randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { verifyAudit } from "@/lib/core/audit";
import { env } from "@/lib/core/env";
import { storage } from "@/lib/core/storage";
import { noteRun } from "../run/runs";
import { newestBackup, openBackup, readManifest } from "./archive";
import { loadDump } from "./load";
import { FILES, type Manifest } from "./model";

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(stream, hash);
  return hash.digest("hex");
}

/** Checks that the dump is, byte for byte, the one that was written. Throws when it is not. */
async function checkDump(name: string, manifest: Manifest): Promise<void> {
  if ((await digestOf(await openBackup(name, FILES.database))) !== manifest.sha256)
    throw new Error(`The dump of "${name}" is not the one that was written: its hash differs.`);
}

/** What a restored database turned out to be. */
export interface Restored {
  rows: number;
  tables: number;
  auditRows: number;
}

/**
 * Loads a backup into an empty database and proves it: the dump's own hash, as many rows of every table as were
 * dumped, all foreign keys, the audit log's chain up to the entry that was its head. Throws when anything differs.
 */
export async function restoreInto(url: string, name: string): Promise<Restored> {
  const manifest = await readManifest(name);
  await checkDump(name, manifest);
  const loaded = await loadDump(url, manifest, await openBackup(name, FILES.database));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { brokenAt, rows, head } = await verifyAudit(drizzle(client));
    if (brokenAt !== null) throw new Error(`The audit log's chain is broken at entry ${brokenAt}.`);
    if (head?.hash !== manifest.auditHead?.hash)
      throw new Error("The audit log does not end with the entry that was its last.");
    const counts = [...loaded.values()];
    return { rows: counts.reduce((a, b) => a + b, 0), tables: counts.length, auditRows: rows };
  } finally {
    await client.end();
  }
}

/**
 * Proves that the newest backup can be restored: into a database of its own beside the product's, dropped
 * afterwards. The database role must be allowed to create databases. Notes the run; a failure is passed on.
 */
export async function testRestore(): Promise<void> {
  await noteRun("restore_test", async (note) => {
    const newest = await newestBackup();
    if (!newest) throw new Error("There is no backup to test.");
    note({ name: newest.name });
    const scratch = `guildhall_restore_test_${randomBytes(4).toString("hex")}`;
    const url = new URL(env().DATABASE_URL);
    url.pathname = `/${scratch}`;
    await onServer(`create database ${scratch}`);
    try {
      return { name: newest.name, ...(await restoreInto(url.href, newest.name)) };
    } finally {
      await onServer(`drop database if exists ${scratch} with (force)`);
    }
  });
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The stored files that a backup names and the store no longer has, or has with other bytes. */
export async function missingFiles(name: string): Promise<string[]> {
  const list = await text((await openBackup(name, FILES.files)).pipe(createGunzip()));
  const missing: string[] = [];
  for (const line of list.split("\n").filter(Boolean)) {
    const [sha256 = "", , key = ""] = line.split("\t");
    try {
      const found = await digestOf(await storage().read(key));
      if (sha256 && found !== sha256) missing.push(key);
    } catch {
      missing.push(key);
    }
  }
  return missing;
}
