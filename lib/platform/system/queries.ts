import { statfs } from "node:fs/promises";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { env } from "@/lib/core/env";
import { countJobs } from "@/lib/core/jobs-admin";
import { verifySmtp } from "@/lib/core/mail-transport";
import { gather } from "@/lib/core/registry";
import { storage } from "@/lib/core/storage";
import packageJson from "@/package.json";
import { countOutbox } from "../outbox/queries";

export type Health = "ok" | "warning" | "error";

/** What /admin/system shows of this installation. */
export interface SystemFacts {
  version: string;
  node: string;
  startedAt: Date;
  memoryBytes: number;
  database: {
    version: string;
    bytes: number;
    connections: number;
    maxConnections: number;
    migrations: number;
  };
  disk: { freeBytes: number; totalBytes: number } | null;
  storage: "local" | "s3";
  mail: { configured: boolean; counts: Awaited<ReturnType<typeof countOutbox>> };
  jobs: Awaited<ReturnType<typeof countJobs>> & { inProcess: boolean };
  environment: { name: string; isSet: boolean }[];
}

const OPTIONAL_VARIABLES = [
  "BASE_URL",
  "SMTP_URL",
  "S3_BUCKET",
  "S3_ENDPOINT",
  "S3_SECRET_ACCESS_KEY",
  "TRUSTED_PROXIES",
] as const;

/** Facts about this process and its database. Values of the environment are never told, only whether they are set. */
export async function systemFacts(ctx: Ctx): Promise<SystemFacts> {
  const { rows } = await ctx.db.execute<Record<string, string>>(sql`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections') as max_connections,
      (select count(*) from drizzle.__drizzle_migrations) as migrations`);
  const [database = {}] = rows;
  const e = env();
  return {
    version: packageJson.version,
    node: process.version,
    startedAt: new Date(Date.now() - process.uptime() * 1000),
    memoryBytes: process.memoryUsage.rss(),
    database: {
      version: database.version ?? "",
      bytes: Number(database.bytes),
      connections: Number(database.connections),
      maxConnections: Number(database.max_connections),
      migrations: Number(database.migrations),
    },
    disk: await diskSpace(),
    storage: storage().kind,
    mail: { configured: e.SMTP_URL !== undefined, counts: await countOutbox(ctx) },
    jobs: { ...(await countJobs(ctx)), inProcess: e.JOBS_IN_PROCESS },
    environment: OPTIONAL_VARIABLES.map((name) => ({ name, isSet: Boolean(e[name]) })),
  };
}

/** Free and whole space where files lie; null when they lie elsewhere or the system does not say. */
async function diskSpace(): Promise<{ freeBytes: number; totalBytes: number } | null> {
  if (storage().kind === "s3") return null;
  const folder = path.resolve(/*turbopackIgnore: true*/ env().STORAGE_DIR);
  const facts = await statfs(folder).catch(() => null);
  return facts && { freeBytes: facts.bavail * facts.bsize, totalBytes: facts.blocks * facts.bsize };
}

/** Runs every declared health check; one that throws is an error, one that takes more than 5 s too. */
export async function runHealthChecks(ctx: Ctx): Promise<{ name: string; state: Health; detail: string }[]> {
  return Promise.all(
    gather("healthChecks").map(async ({ name, check }) => {
      const late = new Promise<never>((_, reject) => setTimeout(reject, 5_000, new Error("timeout")).unref());
      try {
        return { name, ...(await Promise.race([check(ctx), late])) };
      } catch (error) {
        return {
          name,
          state: "error" as const,
          detail: error instanceof Error ? error.message : String(error),
        };
      }
    }),
  );
}

const DISK_WARNING = 0.1;
const QUEUE_WARNING_MS = 15 * 60_000;

/** Platform's own health checks; `detail` is a technical word or two, untranslated. */
export const PLATFORM_HEALTH = [
  {
    name: "database",
    async check(ctx: Ctx) {
      const before = performance.now();
      await ctx.db.execute(sql`select 1`);
      return { state: "ok" as const, detail: `${(performance.now() - before).toFixed(1)} ms` };
    },
  },
  {
    name: "storage",
    async check() {
      await storage().check();
      return { state: "ok" as const, detail: storage().kind };
    },
  },
  {
    name: "disk",
    async check() {
      const space = await diskSpace();
      if (!space) return { state: "ok" as const, detail: "" };
      const share = space.freeBytes / space.totalBytes;
      return {
        state: share < DISK_WARNING ? ("warning" as const) : ("ok" as const),
        detail: `${Math.round(share * 100)} %`,
      };
    },
  },
  {
    name: "mail",
    async check() {
      if (!env().SMTP_URL) return { state: "warning" as const, detail: "SMTP_URL –" };
      await verifySmtp();
      return { state: "ok" as const, detail: new URL(env().SMTP_URL as string).host };
    },
  },
  {
    name: "jobs",
    async check(ctx: Ctx) {
      const { failed, oldestDue } = await countJobs(ctx);
      const late = oldestDue !== null && Date.now() - oldestDue.getTime() > QUEUE_WARNING_MS;
      return {
        state: failed > 0 || late ? ("warning" as const) : ("ok" as const),
        detail: failed > 0 ? String(failed) : "",
      };
    },
  },
];
