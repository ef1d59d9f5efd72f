import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { env } from "@/lib/core/env";
import { countJobs } from "@/lib/core/jobs-admin";
import { gather, type HealthWords } from "@/lib/core/registry";
import { storage } from "@/lib/core/storage";
import packageJson from "@/package.json";
import { diskSpace } from "./disk";

/** One check of the installation and what it found. */
export interface CheckedHealth {
  name: string;
  state: "ok" | "warning" | "error";
  detail: string;
  words?: HealthWords;
}

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
  mail: { configured: boolean };
  jobs: Awaited<ReturnType<typeof countJobs>> & { inProcess: boolean };
}

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
    mail: { configured: e.SMTP_URL !== undefined },
    jobs: { ...(await countJobs(ctx)), inProcess: e.JOBS_IN_PROCESS },
  };
}

/** Runs every declared health check; one that throws is an error, one that takes more than 5 s too. */
export async function runHealthChecks(ctx: Ctx): Promise<CheckedHealth[]> {
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
