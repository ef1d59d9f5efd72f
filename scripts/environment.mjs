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
 * where it names none.
 * @param {"main" | "test"} cluster which embedded cluster to use
 * @returns {Promise<{ env: NodeJS.ProcessEnv, embedded: boolean, release: () => Promise<void> }>}
 */
export async function prepareEnvironment(cluster = "main") {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  Object.assign(env, { ...developmentSecrets(env), ...pick(env, ["AUTH_SECRET", "ENCRYPTION_KEYS"]) });
  if (env.DATABASE_URL) return { env, embedded: false, release: async () => {} };
  const server = await acquirePostgres(cluster);
  env.DATABASE_URL = server.url;
  return { env, embedded: true, release: server.release };
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
