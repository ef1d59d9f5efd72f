// Dependencies and the right Node.js, from a checkout that has neither.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { installStamp, nodeToUse, root, stampFile } from "./postinstall.mjs";

/** Installs the dependencies unless node_modules already agrees with package-lock.json. Ends the process on failure. */
export function installIfNeeded() {
  const installed = existsSync(stampFile) && readFileSync(stampFile, "utf8") === installStamp();
  if (installed && nodeToUse()) return;
  if (!installed) {
    const start = Date.now();
    // From nothing, exactly what is locked; else only what changed, which leaves a running server its files.
    const command = existsSync(path.join(root, "node_modules")) ? ["install", "--no-save"] : ["ci"];
    console.log(`▸ Dependencies: npm ${command.join(" ")} …`);
    // With NODE_ENV=production npm would leave out what the build needs.
    npm([...command, "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    console.log(`✓ Dependencies (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  }
  if (!nodeToUse()) npm(["run", "--silent", "postinstall"]);
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, stdio: "inherit" };
  const result = cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (result.status === 0) return;
  console.error(`\n✗ npm ${args.join(" ")} failed${result.error ? `: ${result.error.message}` : ""}.`);
  process.exit(1);
}

/**
 * Continues on Node.js 24. Answers true when this process already is the right one; else runs the same command
 * on the right one, passes signals on, ends with its exit code, and answers false.
 */
export async function continueOnWantedNode() {
  const wanted = nodeToUse();
  if (wanted === process.execPath) return true;
  const env = { ...process.env, GUILDHALL_WRAPPED: String(Math.round(performance.timeOrigin)) };
  env.PATH = `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}`;
  const child = spawn(wanted, process.argv.slice(1), { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return false;
}
