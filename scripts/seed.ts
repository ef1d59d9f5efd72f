import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { closeDb, pool } from "../lib/core/db";
import { env } from "../lib/core/env";
import { stopJobs } from "../lib/core/jobs";
import { migrateDatabase } from "../lib/core/migrate";

// `npm run seed [-- --scale large]` loads the demo data; with --if-empty only into a database without people. With
// `--only content,points` only these domains are loaded at the large scale, the others at the demo's.

/** What a manifest gives to the registry `demoLogins`: how to try one role out. */
export interface DemoLogin {
  role: string;
  email: string;
  password: string;
}

const STARTED = "system.seed.start";
const FINISHED = "system.seed.finish";
const loginsFile = path.resolve(process.env.DEMO_LOGINS_FILE ?? ".data/demo-logins.json");

const scale = process.argv.includes("large") ? "large" : "demo";
const only = process.argv.includes("--only")
  ? process.argv[process.argv.indexOf("--only") + 1]?.split(",")
  : undefined;
const ifEmpty = process.argv.includes("--if-empty");

/** What an earlier run left: nothing, a part, all of it, or a database that others filled. */
async function seedState(): Promise<"empty" | "partial" | "done" | "foreign"> {
  const marks = await pool().query("select action from audit_logs where action = any($1)", [
    [STARTED, FINISHED],
  ]);
  const actions = new Set(marks.rows.map((row) => row.action as string));
  if (actions.has(FINISHED)) return "done";
  if (actions.has(STARTED)) return "partial";
  const people = await pool().query("select 1 from users limit 1");
  return people.rowCount ? "foreign" : "empty";
}

async function seed(): Promise<void> {
  await import("../lib/domains");
  const { jobCtx, inTx } = await import("../lib/core/ctx");
  const { domains } = await import("../lib/core/registry");
  const ctx = jobCtx("system.seed");
  const mark = (action: string) => inTx(ctx, async (tx) => tx.audit({ action, changes: { scale } }));
  await mark(STARTED);
  for (const domain of domains()) {
    if (!domain.seed) continue;
    const start = Date.now();
    const size = !only || only.includes(domain.name) ? scale : "demo";
    await domain.seed({ ctx, scale: size, say: (line) => console.log(`    ${line}`) });
    console.log(`  ${domain.name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  await mark(FINISHED);
}

async function rememberLogins(): Promise<void> {
  await import("../lib/domains");
  const { gatherGiven } = await import("../lib/core/registry");
  const logins = gatherGiven<DemoLogin>("demoLogins");
  mkdirSync(path.dirname(loginsFile), { recursive: true });
  writeFileSync(loginsFile, `${JSON.stringify(logins, null, 2)}\n`);
}

await migrateDatabase(env().DATABASE_URL);
// Loading millions of rows may take longer than any request may.
pool().options.statement_timeout = 0;
const state = await seedState();
if (env().isProduction && ifEmpty) {
  rmSync(loginsFile, { force: true });
} else if (ifEmpty && (state === "done" || state === "foreign")) {
  if (state === "done") await rememberLogins();
  else rmSync(loginsFile, { force: true });
} else {
  if (env().isProduction) throw new Error("The demo data has known passwords and is refused in production.");
  await seed();
  await rememberLogins();
}
// Loading enqueues jobs, and the sender's timers would keep this process alive.
await stopJobs();
await closeDb();
