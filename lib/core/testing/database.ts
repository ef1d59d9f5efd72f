import { rm } from "node:fs/promises";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import { closeDb } from "../db";
import { stopJobs } from "../jobs";
import { dropSingle } from "../single";

// Runs before each test file: gives it a database of its own, a copy of the migrated template.
const template = inject("testTemplate");
const name = `${template}_${process.pid}`;
const admin = new pg.Client({ connectionString: inject("testCluster") });
await admin.connect();
await admin.query(`drop database if exists ${name} with (force)`);
await admin.query(`create database ${name} template ${template}`);

const url = new URL(inject("testCluster"));
url.pathname = `/${name}`;
vi.stubEnv("DATABASE_URL", url.href);
// Files of its own too: other test files upload at the same time.
vi.stubEnv("STORAGE_DIR", `.data/test-files/${name}`);
dropSingle("env");

afterAll(async () => {
  await stopJobs();
  await closeDb();
  for (const value of ["pg-pool", "pg-side-pool", "drizzle", "drizzle-side", "env"]) dropSingle(value);
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
  await rm(`.data/test-files/${name}`, { recursive: true, force: true });
});
