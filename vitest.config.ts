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
      {
        ...shared,
        test: {
          name: "db",
          env,
          include: ["**/*.db.test.ts"],
          exclude: ["node_modules/**", ".next/**", ".data/**"],
          globalSetup: "lib/core/testing/global-setup.ts",
          setupFiles: ["lib/core/testing/database.ts", "lib/domains.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
