// What every command needs before it can run the application's code: Node.js 24, secrets, a database.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { acquirePostgres } from "./postgres.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
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

/**
 * Runs a program on this Node.js and waits for its end; signals to this process are passed on.
 * @param {string[]} args the script and its arguments
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<number>} its exit code (128 + n after signal n is reported as 1)
 */
export function runNode(args, options = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", ...options });
  const pass = (signal) => child.kill(signal);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}
