// What `npm run verify` and `npm test` check, stage by stage. Each stage answers { passed, failed }.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { build, isBuilt } from "./build.mjs";
import { bin, dataDir, prepareEnvironment } from "./environment.mjs";
import { root } from "./postinstall.mjs";
import { freePort, runGuarded, startGuarded } from "./processes.mjs";

const results = path.join(dataDir, "test-results");
const oneCheck = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

/**
 * Type errors, each counted as a failure. Next.js' generated route types are made anew first; those that a
 * development server left, perhaps of other routes, stay out, and its files are put back as they were.
 */
export async function types() {
  const generated = path.join(root, ".next", "types");
  const pointer = path.join(root, "next-env.d.ts");
  const before = { generated: existsSync(generated), pointer: readIfThere(pointer) };
  await run([bin("next", "dist/bin/next"), "typegen"], { stdio: ["ignore", "ignore", "inherit"] });
  const config = path.join(results, "tsconfig.json");
  const include = ["next-env.d.ts", "**/*.ts", "**/*.tsx", "**/*.mts", ".next/types/**/*.ts"];
  const exclude = ["node_modules", ".data", ".next/dev"];
  const under = (patterns) => patterns.map((pattern) => path.join(root, pattern));
  const settings = {
    extends: path.join(root, "tsconfig.json"),
    compilerOptions: { incremental: false },
    include: under(include),
    exclude: under(exclude),
  };
  writeFileSync(config, JSON.stringify(settings));
  const { code, output } = await collect([bin("typescript", "bin/tsc"), "--noEmit", "--project", config]);
  if (before.pointer) writeFileSync(pointer, before.pointer);
  if (!before.generated) rmSync(generated, { recursive: true, force: true });
  const errors = output.match(/error TS\d+/g)?.length ?? 0;
  return code === 0 ? oneCheck(true) : { passed: 0, failed: Math.max(1, errors) };
}

/** Lint and format. */
export async function lint() {
  return oneCheck(
    (await run([bin("@biomejs/biome", "bin/biome"), "check", "--max-diagnostics=40", "."])) === 0,
  );
}

/** Files, exports and dependencies that nothing uses. */
export async function deadCode() {
  const include = "files,dependencies,unlisted,unresolved,exports,duplicates";
  return oneCheck((await run([bin("knip", "bin/knip.js"), "--no-progress", "--include", include])) === 0);
}

/** Tests that need no database, the architecture's among them. */
export const unit = () => vitest("unit", "unit");

/** Tests against a real PostgreSQL, which the test setup starts. */
export const database = () => vitest("database", "db", "db-apart");

/** The production build. */
export async function production() {
  if (isBuilt()) return oneCheck(true);
  return oneCheck((await build(testEnvironment())) === 0);
}

/** Journeys in a real browser, against the production build with demo data in a database of its own. */
export async function browser() {
  if (!isBuilt()) {
    console.log("There is no build to test.");
    return oneCheck(false);
  }
  const executable = await ensureBrowser();
  const files = path.join(results, "files");
  rmSync(files, { recursive: true, force: true });
  const port = await freePort();
  // The tests themselves serve this provider, at the port that they are told here.
  const provider = {
    id: "school",
    name: "Test School",
    issuer: `http://127.0.0.1:${await freePort()}`,
    clientId: "guildhall",
    clientSecret: "a-secret-of-the-tests-only",
  };
  const { env: base, release } = await prepareEnvironment("test", `browser_${process.pid}`);
  const logins = path.join(results, "demo-logins.json");
  const env = {
    ...base,
    ...testEnvironment(),
    DATABASE_URL: base.DATABASE_URL,
    NODE_ENV: "production",
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    STORAGE_DIR: files,
    DEMO_LOGINS_FILE: logins,
    OIDC_PROVIDERS: JSON.stringify([provider]),
  };
  try {
    for (const script of ["scripts/migrate.ts", "scripts/seed.ts"]) {
      const code = await run(["--import", "tsx", script], { env });
      if (code !== 0) return oneCheck(false);
    }
    const server = startGuarded(["scripts/server.mjs"], { env, cwd: root });
    try {
      if (!(await answers(`${env.BASE_URL}/api/health/ready`, server))) return oneCheck(false);
      return await playwright({
        ...env,
        NODE_ENV: "test",
        CHROME_PATH: executable,
        E2E_BASE_URL: env.BASE_URL,
      });
    } finally {
      await server.stop();
    }
  } finally {
    await release();
  }
}

/** Runs stages in order, prints their times and, last, the line `N passed, N failed`. Answers the exit code. */
export async function runStages(stages) {
  mkdirSync(results, { recursive: true });
  const rows = [];
  for (const [title, stage] of stages) {
    console.log(`\n▸ ${title}`);
    const start = Date.now();
    const counts = await stage().catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    if (counts.passed + counts.failed === 0) counts.failed = 1;
    rows.push({ title, ...counts, seconds: (Date.now() - start) / 1000 });
  }
  console.log("");
  for (const { title, passed, failed, seconds } of rows) {
    const count = `${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed`;
    console.log(`${failed ? "✗" : "✓"} ${title.padEnd(22)}${count}  ${seconds.toFixed(1).padStart(6)} s`);
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

async function vitest(name, ...projects) {
  const report = path.join(results, `${name}.json`);
  const chosen = projects.flatMap((project) => ["--project", project]);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run([bin("vitest", "vitest.mjs"), "run", ...chosen, ...reporters], {
    env: { ...process.env, NODE_ENV: "test", CI: "true" },
  });
  const counts = { passed: 0, failed: 0 };
  if (existsSync(report)) {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    counts.passed = numPassedTests;
    for (const file of testResults) {
      const failed = file.assertionResults.filter((test) => test.status === "failed").length;
      // A file that breaks outside of its tests reports none of them.
      counts.failed += failed || (file.status === "failed" ? 1 : 0);
    }
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

async function playwright(env) {
  const report = path.join(results, "browser.json");
  rmSync(report, { force: true });
  const code = await run([bin("@playwright/test", "cli.js"), "test"], {
    env: { ...env, CI: "true", E2E_REPORT: report },
  });
  if (!existsSync(report)) return oneCheck(false);
  const { expected, unexpected, flaky } = JSON.parse(readFileSync(report, "utf8")).stats;
  return { passed: expected, failed: unexpected + flaky || (code === 0 ? 0 : 1) };
}

/** The configuration under which tests run, whatever the machine's own is. */
function testEnvironment() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", GUILDHALL_ENV: "test", LOG_LEVEL: "warn" };
  for (const key of Object.keys(env))
    if (/^(SMTP_|S3_|AUTH_|ENCRYPTION_|DATABASE_|TRUSTED_|OIDC_)/.test(key)) delete env[key];
  return {
    ...env,
    AUTH_SECRET: "dev-only-for-the-tests-of-this-repository",
    ENCRYPTION_KEYS: `dev1:${Buffer.alloc(32, 7).toString("base64")}`,
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
  };
}

async function answers(url, server) {
  let ended = false;
  server.exited.then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !ended; ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  console.log(`The server under test did not become ready (${url}).`);
  return false;
}

function run(args, options = {}) {
  return runGuarded(args, { cwd: root, ...options });
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

async function collect(args) {
  const child = startGuarded(args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    process.stdout.write(text);
  });
  return { code: await child.exited, output };
}
