// Processes and ports of this machine. No dependencies: used before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const windows = process.platform === "win32";

/** True when a process with this id exists, whoever owns it. */
export function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** The command line of a process, or "" when it is unknown. */
export function commandOf(pid) {
  if (windows)
    return spawnSync("tasklist", ["/FI", `PID eq ${pid}`, "/NH"], { encoding: "utf8" }).stdout ?? "";
  if (!existsSync("/proc/self/cmdline")) return ps("command=", pid);
  return proc(pid, "cmdline").replaceAll("\0", " ");
}

/** The id of a process's parent, or 0 when it is unknown. */
export function parentOf(pid) {
  if (windows) return 0;
  if (!existsSync("/proc/self/stat")) return Number(ps("ppid=", pid));
  // The second field, the name in parentheses, may itself hold spaces and parentheses.
  return Number(proc(pid, "stat").split(")").pop()?.trim().split(" ")[1] ?? 0);
}

function ps(column, pid) {
  return spawnSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

function proc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

/**
 * Starts a guard: a small process that waits for this one to end, in whatever way, and then cleans up.
 * @param {string[]} task what to do then, see guard.mjs
 * @returns {{ pid: number, finish: () => Promise<void> }} `finish` lets it clean up now and waits for it
 */
export function startGuard(task) {
  const guard = spawn(process.execPath, [path.join(here, "guard.mjs"), ...task], {
    stdio: ["pipe", "ignore", "inherit"],
    detached: true,
  });
  const gone = new Promise((resolve) => guard.once("exit", resolve));
  guard.stdin.on("error", () => {});
  guard.unref();
  return {
    pid: guard.pid,
    finish: async () => {
      guard.ref();
      guard.stdin.end();
      await gone;
    },
  };
}

/**
 * Starts Node.js on a script in a process group of its own, so that Ctrl-C reaches it only through `stop`, and
 * guarded, so that it never outlives this process.
 * @param {string[]} args the script and its arguments
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {{ child: import("node:child_process").ChildProcess, exited: Promise<number>, stop: () => Promise<void> }}
 */
export function startGuarded(args, options = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit"],
    ...options,
    detached: true,
  });
  const guard = startGuard(["group", String(child.pid)]);
  const exited = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => guard.finish().then(() => resolve(code ?? 1)));
  });
  const stop = async () => {
    await guard.finish();
    await exited;
  };
  return { child, exited, stop };
}

/** Runs `startGuarded` to its end, stopping it on a signal. Answers the exit code, 1 after a signal. */
export async function runGuarded(args, options = {}) {
  const run = startGuarded(args, options);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, run.stop);
  try {
    return await run.exited;
  } finally {
    for (const signal of signals) process.off(signal, run.stop);
  }
}

/** True when nothing listens on the port: on any address of this machine, or on the given one. */
export function portIsFree(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

/** A TCP port of this machine that nothing listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
