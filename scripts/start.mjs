// `npm start`, `npm run dev`: from a bare checkout to a running site, showing every step.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, isBuilt } from "./build.mjs";
import { dataDir, prepareEnvironment } from "./environment.mjs";
import { continueOnWantedNode, installIfNeeded } from "./install.mjs";
import { root } from "./postinstall.mjs";
import { alive, commandOf, parentOf, portIsFree, runGuarded, startGuarded } from "./processes.mjs";

if (Number(process.versions.node.split(".")[0]) < 18) {
  console.error(`Node.js 18 or newer is needed to start; this is ${process.version}.`);
  process.exit(1);
}
const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT || 3000);
// On an older Node.js a first process has installed everything and waits for this one, see install.mjs.
const began = Number(process.env.GUILDHALL_WRAPPED) || performance.timeOrigin;

installIfNeeded();
if (await continueOnWantedNode()) await serve();

async function serve() {
  const stoppers = [];
  let stopping = null;
  const stop = (code, why = "") => {
    stopping ??= (async () => {
      console.log(`\n${why}Stopping …`);
      for (const stopper of stoppers.reverse())
        await stopper().catch((error) => console.error(error.message));
      process.exit(code);
    })();
    return stopping;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));
  endWithParents(() => stop(0, "The command that started this has ended. "));

  try {
    stoppers.push(holdCheckout());
    if (!(await portIsFree(port))) {
      throw new Error(
        `Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`,
      );
    }
    const { env, folder, release } = await step(
      process.env.DATABASE_URL ? "Database: the one DATABASE_URL names" : "Database: embedded PostgreSQL",
      () => prepareEnvironment(),
    );
    stoppers.push(release);
    if (folder) console.log(`  Its data is in ${folder}`);
    env.PORT = String(port);
    await step("Migrations", () => program("scripts/migrate.ts"));
    await step("Demo data", () => program("scripts/seed.ts", "--if-empty"));
    if (!dev) await buildIfChanged();
    await step(dev ? "Development server" : "Web server", serveWeb);
    announce();
    return;

    async function program(script, ...args) {
      const code = await runGuarded(["--import", "tsx", script, ...args], { env, cwd: root });
      if (code !== 0) throw new Error(`${script} failed, see above.`);
    }

    async function buildIfChanged() {
      if (isBuilt()) return console.log("✓ Build: up to date");
      await step("Build", async () => {
        if ((await build(env)) !== 0) throw new Error("The build failed.");
      });
    }

    async function serveWeb() {
      const args = ["scripts/server.mjs", ...(dev ? ["--dev"] : [])];
      const options = { env: { ...env, NODE_ENV: dev ? "development" : "production" }, cwd: root };
      const child = startGuarded(args, options);
      stoppers.push(child.stop);
      let ended = null;
      child.exited.then((code) => {
        ended = code;
        if (!stopping) stop(1, `The web server ended by itself (code ${code}). `);
      });
      const url = `http://127.0.0.1:${port}/api/health/ready`;
      for (
        const deadline = Date.now() + 120_000;
        ;
        await new Promise((resolve) => setTimeout(resolve, 100))
      ) {
        if (ended !== null) throw new Error("The web server did not start.");
        const answer = await fetch(url).catch(() => null);
        if (answer?.ok) return;
        if (Date.now() > deadline) {
          throw new Error(`${url} did not become ready: ${answer ? await answer.text() : "no answer"}`);
        }
      }
    }

    function announce() {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      const address = process.env.BASE_URL || `http://localhost:${port}`;
      console.log(`\nGuildhall is ready after ${seconds} s:  ${address}\n`);
      const file = path.join(dataDir, "demo-logins.json");
      if (existsSync(file)) {
        const logins = JSON.parse(readFileSync(file, "utf8"));
        const wide = (key) => Math.max(...logins.map((login) => login[key].length));
        console.log("Demo logins:");
        for (const { role, email, password } of logins) {
          console.log(`  ${role.padEnd(wide("role"))}  ${email.padEnd(wide("email"))}  ${password}`);
        }
      }
      console.log("\nCtrl-C stops everything.");
    }
  } catch (error) {
    if (stopping) return;
    console.error(`\n✗ ${error.message}\n`);
    await stop(1);
  }
}

async function step(title, work) {
  const start = Date.now();
  console.log(`▸ ${title} …`);
  const result = await work();
  console.log(`✓ ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}

/** Two starts in one checkout would share the build folder; the second says so and leaves. */
function holdCheckout() {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "start.lock");
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, port, startedAt: began }), { flag: "wx" });
      return async () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = JSON.parse(readFileSync(file, "utf8") || "{}");
      if (holder.pid && alive(holder.pid) && commandOf(holder.pid).includes("start.mjs")) {
        throw new Error(
          `Guildhall is already running from this folder: process ${holder.pid}, port ${holder.port}. Stop it first.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new Error("Guildhall is being started from this folder by someone else.");
}

/**
 * npm starts scripts through a shell that passes no signals on, so a killed npm would leave this process behind.
 * Under npm, the chain of parents up to npm itself is watched.
 */
function endWithParents(end) {
  const chain = process.env.GUILDHALL_WRAPPED ? [process.ppid] : [];
  if (process.env.npm_lifecycle_event && process.platform !== "win32") {
    for (let pid = process.ppid; pid > 1 && chain.length < 5; pid = parentOf(pid)) {
      chain.push(pid);
      if (commandOf(pid).startsWith("npm")) break;
    }
  }
  setInterval(() => {
    if (chain.some((pid) => !alive(pid))) end();
  }, 500).unref();
}
