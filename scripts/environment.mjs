// What every command needs before it can run the application's code: Node.js 24, secrets, a database.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { acquirePostgres } from "./postgres.mjs";
import { root } from "./postinstall.mjs";

/** Where the checkout keeps what it makes at run time. */
export const dataDir = path.join(root, ".data");

/** The script of an installed package that Node.js can run, for example `bin("next", "dist/bin/next")`. */
export function bin(name, file) {
  return path.join(root, "node_modules", name, file);
}

/**
 * The environment for the application's processes: this process's own, with secrets and the embedded database
 * where it names none. `folder` is where the embedded database keeps its data.
 * @param {"main" | "test"} cluster which embedded cluster to use
 * @param {string} [database] the name of a new, empty database in it, dropped at the end; else the cluster's own
 * @returns {Promise<{ env: NodeJS.ProcessEnv, folder: string | null, release: () => Promise<void> }>}
 */
export async function prepareEnvironment(cluster = "main", database = undefined) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  Object.assign(env, { ...developmentSecrets(env), ...pick(env, ["AUTH_SECRET", "ENCRYPTION_KEYS"]) });
  if (env.DATABASE_URL && cluster === "main") return { env, folder: null, release: async () => {} };
  const server = await acquirePostgres(cluster);
  if (!database)
    return { env: { ...env, DATABASE_URL: server.url }, folder: server.folder, release: server.release };
  const fresh = new URL(server.url);
  fresh.pathname = `/${database}`;
  const drop = `drop database if exists ${database} with (force)`;
  await query(server.url, drop, `create database ${database}`);
  const release = async () => {
    await query(server.url, drop);
    await server.release();
  };
  return { env: { ...env, DATABASE_URL: fresh.href }, folder: server.folder, release };
}

async function query(url, ...statements) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function pick(source, keys) {
  return Object.fromEntries(keys.filter((key) => source[key]).map((key) => [key, source[key]]));
}

/** Secrets for trying the application out, made once per checkout. Production must bring its own. */
function developmentSecrets(env) {
  if (env.GUILDHALL_ENV === "production") return {};
  const file = path.join(dataDir, "secrets.json");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const secrets = {
      AUTH_SECRET: `dev-${randomBytes(32).toString("base64url")}`,
      ENCRYPTION_KEYS: `dev1:${randomBytes(32).toString("base64")}`,
    };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
