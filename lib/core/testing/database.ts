import { rm } from "node:fs/promises";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import { closeDb } from "../db";
import { stopJobs } from "../jobs";
import { dropOtherSingles } from "../single";

// Outside of Next.js there are no kept pages, and its own function refuses to run.
vi.mock("next/cache", async (original) => ({
  ...(await original<typeof import("next/cache")>()),
  revalidateTag: () => undefined,
}));

/** Costly, and the same whatever a file does: the registered domains, and a hash of the password that people in tests have. */
const KEPT = ["domains", "identity-decoy-hash", "test-password-hash"];

// Runs before each test file: gives it a database of its own, a copy of the migrated template.
const template = inject("testTemplate");
const name = `${template}_${process.pid}`;
const admin = new pg.Client({ connectionString: inject("testCluster") });
await admin.connect();
await admin.query(`drop database if exists ${name} with (force)`);
// Copying files is several times faster than writing the template through the log, which nobody recovers from here.
await admin.query(`create database ${name} template ${template} strategy file_copy`);

const url = new URL(inject("testCluster"));
url.pathname = `/${name}`;
vi.stubEnv("DATABASE_URL", url.href);
// Files of its own too: other test files upload at the same time.
vi.stubEnv("STORAGE_DIR", `.data/test-files/${name}`);
dropOtherSingles(KEPT);

afterAll(async () => {
  await stopJobs();
  await closeDb();
  dropOtherSingles(KEPT);
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
  await rm(`.data/test-files/${name}`, { recursive: true, force: true });
});
