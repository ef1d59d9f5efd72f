// Measures the pages that matter against floors served by the same process: `npm run bench`.
// Needs a build (`npm start` makes one) and fills a database of its own with the large seed's posts. Then compares the
// times of answers that must not differ, which needs neither. `npm run bench -- pages` or `-- answers` does one alone.
import { type ChildProcess, spawn } from "node:child_process";
import { gunzipSync, gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { sql } from "drizzle-orm";
import { internalToken } from "../lib/core/crypto";
import { closeDb, db } from "../lib/core/db";
import { mintCookie } from "../lib/core/session-cookie";
import "../lib/domains";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const CONNECTIONS = 16;
const port = Number(process.env.BENCH_PORT ?? 4173);
const origin = `http://127.0.0.1:${port}`;

interface Target {
  name: string;
  path: string;
  floor?: string;
  cookie?: string;
}
interface Row {
  name: string;
  rps: number;
  p50: number;
  p99: number;
  cpuMs: number;
  queries: number;
  js: number;
}

async function internals(): Promise<{ total: number; cpuMicros: number }> {
  const answer = await fetch(`${origin}/api/internal/queries`, {
    headers: { authorization: `Bearer ${internalToken()}` },
  });
  if (!answer.ok) throw new Error(`the internal counters answered ${answer.status}`);
  return (await answer.json()) as { total: number; cpuMicros: number };
}

/** Bytes of script, gzip, that the HTML of a page asks for. */
async function scriptBytes(path: string, cookie?: string): Promise<number> {
  const html = await (await fetch(origin + path, { headers: cookie ? { cookie } : {} })).text();
  const sources = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((m) => m[1] as string);
  let bytes = 0;
  for (const source of new Set(sources)) {
    const body = Buffer.from(await (await fetch(new URL(source, origin))).arrayBuffer());
    bytes += gzipSync(body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).length;
  }
  return bytes;
}

/** As browsers ask. */
const headersOf = ({ cookie }: Target) => ({
  "accept-encoding": "gzip, deflate, br",
  ...(cookie ? { cookie } : {}),
});

/** Asks for a page until its code is compiled and what is kept is kept. Throws where it is not there. */
async function warm(target: Target): Promise<void> {
  const headers = headersOf(target);
  const first = await fetch(origin + target.path, { headers, redirect: "manual" });
  if (first.status !== 200) throw new Error(`${target.path} answered ${first.status}`);
  await first.arrayBuffer();
  await autocannon({ url: origin + target.path, connections: CONNECTIONS, duration: 3, headers });
}

async function measure(target: Target): Promise<Row> {
  const headers = headersOf(target);
  const before = await internals();
  const run = await autocannon({
    url: origin + target.path,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers,
  });
  const after = await internals();
  const done = run.requests.total;
  if (run.non2xx > 0) throw new Error(`${target.path}: ${run.non2xx} answers were not 2xx`);
  return {
    name: target.name,
    rps: run.requests.average,
    p50: run.latency.p50,
    p99: run.latency.p99,
    cpuMs: (after.cpuMicros - before.cpuMicros) / 1000 / done,
    queries: (after.total - before.total) / done,
    js: await scriptBytes(target.path, target.cookie),
  };
}

/** A login of the demo super admin, as a cookie header. */
async function adminCookie(): Promise<string> {
  const { rows } = await db().execute<{ id: string; auth_epoch: number }>(sql`
    select u.id, u.auth_epoch from users u join user_roles ur on ur.user_id = u.id and ur.status = 'active'
    join roles r on r.id = ur.role_id where r.key = 'super_admin' and u.status = 'active' limit 1`);
  const user = rows[0];
  if (!user) throw new Error("no super admin: run `npm run seed` first");
  const { uuidv7 } = await import("../lib/core/ids");
  const id = uuidv7();
  await db().execute(sql`
    insert into sessions (id, user_id, epoch, last_seen_at, expires_at, remember, ip, user_agent, device_hash)
    values (${id}, ${user.id}, ${user.auth_epoch}, now(), now() + interval '1 day', false, '127.0.0.1', 'bench', 'bench')`);
  const cookie = await mintCookie(id);
  return `${cookie.name}=${cookie.value}`;
}

async function ready(server: ChildProcess): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (server.exitCode !== null) throw new Error("the server ended before it was ready");
    const ok = await fetch(`${origin}/api/health/ready`).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((r) => setTimeout(r, 500));
  }
  throw new Error("the server was not ready within a minute");
}

function report(rows: Row[], floors: Map<string, Row>, targets: Target[]): void {
  const head = [
    "page",
    "req/s",
    "p50 ms",
    "p99 ms",
    "CPU ms",
    "queries",
    "JS KB",
    "of floor (req/s)",
    "CPU x floor",
  ];
  const lines = rows.map((r) => {
    const floor = floors.get(targets.find((t) => t.name === r.name)?.floor ?? "");
    return [
      r.name,
      r.rps.toFixed(0),
      r.p50.toFixed(0),
      r.p99.toFixed(0),
      r.cpuMs.toFixed(2),
      r.queries.toFixed(1),
      (r.js / 1024).toFixed(1),
      floor ? (r.rps / floor.rps).toFixed(2) : "",
      floor ? (r.cpuMs / floor.cpuMs).toFixed(2) : "",
    ];
  });
  const widths = head.map((h, i) => Math.max(h.length, ...lines.map((l) => (l[i] as string).length)));
  for (const line of [head, ...lines])
    console.log(
      line
        .map((c, i) => (i === 0 ? c.padEnd(widths[i] as number) : c.padStart(widths[i] as number)))
        .join("  "),
    );
}

async function main(): Promise<void> {
  const { rows: counted } = await db().execute<{ n: number }>(sql`select count(*)::int as n from posts`);
  const posts = counted[0]?.n ?? 0;
  if (posts < 20_000)
    throw new Error(
      `the benchmark wants 20,000 posts and found ${posts}: npm run seed -- --scale large --only content`,
    );
  const { rows: one } = await db().execute<{ slug: string }>(
    sql`select slug from posts where status = 'published' order by published_at desc limit 1`,
  );
  const cookie = await adminCookie();
  const server = spawn(process.execPath, ["scripts/server.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      NODE_ENV: "production",
      GUILDHALL_KIT: "1",
      JOBS_IN_PROCESS: "false",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await ready(server);
    const targets: Target[] = [
      { name: "floor: static file", path: "/icon.svg" },
      { name: "floor: static page", path: "/floor/static" },
      { name: "floor: dynamic page", path: "/floor/dynamic" },
      { name: "home", path: "/", floor: "floor: static page" },
      { name: "post list", path: "/posts", floor: "floor: static page" },
      { name: "post", path: `/posts/${one[0]?.slug}`, floor: "floor: static page" },
      { name: "sign-in", path: "/sign-in", floor: "floor: static page" },
      { name: "search", path: "/search?q=workshop", floor: "floor: dynamic page" },
      { name: "admin posts, page 1", path: "/admin/posts", floor: "floor: dynamic page", cookie },
      {
        name: "admin posts, last page",
        path: `/admin/posts?page=${Math.ceil(posts / 25)}`,
        floor: "floor: dynamic page",
        cookie,
      },
    ];
    const rows: Row[] = [];
    // All before the first is measured: they share the framework's code, which the first would pay for alone.
    for (const target of targets) await warm(target);
    // Twice, there and back, and the better of both: what a machine does beside it differs from minute to minute.
    const there: Row[] = [];
    for (const target of targets) there.push(await measure(target));
    for (const target of targets.toReversed()) {
      const back = await measure(target);
      const first = there.find((row) => row.name === target.name) as Row;
      rows.unshift(back.cpuMs < first.cpuMs ? back : first);
    }
    report(rows, new Map(rows.map((r) => [r.name, r])), targets);
    console.log(
      `\n${posts} posts, ${CONNECTIONS} connections, ${SECONDS} s each; load generator on the same machine.`,
    );
  } finally {
    server.kill("SIGTERM");
    await closeDb();
  }
}

/** The comparison of answers, in a process and a database of its own. */
function answers(): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/bench-answers.ts"], {
    stdio: "inherit",
  });
  return new Promise((resolve, reject) =>
    child.once("exit", (code) => (code ? reject(new Error("the answers were not compared")) : resolve())),
  );
}

if (!process.argv.includes("answers")) await main();
if (!process.argv.includes("pages")) await answers();
