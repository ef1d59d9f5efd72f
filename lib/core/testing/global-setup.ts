import pg from "pg";
import type { TestProject } from "vitest/node";
import { acquirePostgres } from "../../../scripts/postgres.mjs";
import { migrateDatabase } from "../migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** A connection string to the test cluster's maintenance database. */
    testCluster: string;
    /** The migrated, empty database that every test file gets a copy of. */
    testTemplate: string;
  }
}

/** Starts the throw-away test cluster and migrates the template database, once per test run and project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await acquirePostgres("test");
  const cluster = databaseUrl(server.url, "postgres");
  const template = `template_${process.pid}_${project.name.replaceAll("-", "_")}`;
  await run(cluster, `drop database if exists ${template}`, `create database ${template}`);
  await migrateDatabase(databaseUrl(server.url, template));
  project.provide("testCluster", cluster);
  project.provide("testTemplate", template);
  return async () => {
    await run(cluster, `drop database if exists ${template} with (force)`);
    await server.release();
  };
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
