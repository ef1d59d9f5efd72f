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
dropSingle("env");

afterAll(async () => {
  await stopJobs();
  await closeDb();
  for (const value of ["pg-pool", "drizzle", "env"]) dropSingle(value);
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
});
