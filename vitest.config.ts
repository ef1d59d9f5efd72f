import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const shared = {
  resolve: {
    alias: [{ find: /^@\//, replacement: `${root}/` }],
  },
};
const env = {
  GUILDHALL_ENV: "test",
  LOG_LEVEL: "silent",
  AUTH_SECRET: "dev-only-for-the-tests-of-this-repository",
  ENCRYPTION_KEYS: `dev1:${Buffer.alloc(32, 7).toString("base64")}`,
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/no-database-in-unit-tests",
  STORAGE_DIR: ".data/test-files",
  // Vite puts its own BASE_URL ("/") into the environment; this outranks it.
  BASE_URL: "http://localhost:3000",
};

const database = {
  env,
  globalSetup: "lib/core/testing/global-setup.ts",
  setupFiles: ["lib/core/testing/database.ts", "lib/domains.ts"],
  pool: "forks" as const,
  maxWorkers: 2,
  // Some send a thousand requests at once; what hangs is found all the same.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** Test files that ask a database; apart are those that change what a process holds: modules, clock, environment, domains. */
function withDatabase(apart: boolean): string[] {
  const changes = /\bvi\.|\bregisterDomains\(/;
  return globSync("lib/**/*.db.test.ts", { cwd: root }).filter(
    (file) => changes.test(readFileSync(`${root}/${file}`, "utf8")) === apart,
  );
}

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          env,
          include: ["**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "node_modules/**", ".next/**", ".data/**", "e2e/**"],
          // Some read the whole source, which takes its time on a busy machine.
          testTimeout: 30_000,
        },
      },
      // Loading the product takes longer than most files' tests: files share processes.
      { ...shared, test: { ...database, name: "db", include: withDatabase(false), isolate: false } },
      { ...shared, test: { ...database, name: "db-apart", include: withDatabase(true) } },
    ],
  },
});
