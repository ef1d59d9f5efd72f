import { sql } from "drizzle-orm";
import type { Ctx } from "./ctx";
import { DEAD_QUEUE, ensureQueues } from "./jobs";

/** A job as administrators see it; the payload holds ids only. */
export interface JobRow {
  id: string;
  /** The job's name; for a dead one, what it was before. */
  name: string;
  state: JobState;
  data: Record<string, unknown> | null;
  createdAt: Date;
  startAfter: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  tries: number;
  retryLimit: number;
  /** What the last try said when it failed. */
  error: string | null;
}
export const JOB_STATES = ["waiting", "running", "failed", "done"] as const;
export type JobState = (typeof JOB_STATES)[number];

// pg-boss's own states, told apart the way people ask: a job whose tries are used up lies in the dead queue.
const state = sql`case
  when name = ${DEAD_QUEUE} then 'failed'
  when state in ('created', 'retry') then 'waiting'
  when state = 'active' then 'running'
  else 'done' end`;
const shown = sql`state not in ('failed', 'cancelled') and (name <> ${DEAD_QUEUE} or state in ('created', 'retry'))
  and left(name, 2) <> '__'`;
const columns = sql`id, case when name = ${DEAD_QUEUE} then coalesce(source_name, name) else name end as name,
  ${state} as state, data, created_on as "createdAt", start_after as "startAfter",
  started_on as "startedAt", completed_on as "completedAt",
  case when name = ${DEAD_QUEUE} then coalesce(source_retry_count, 0) + 1
    when started_on is null then 0 else retry_count + 1 end as tries,
  retry_limit as "retryLimit",
  coalesce(case when name = ${DEAD_QUEUE} then source_output else output end ->> 'message',
    case when name = ${DEAD_QUEUE} then source_output else output end -> 'value' ->> 'message') as error`;

/** A page of jobs, newest first unless told, with their number. */
export async function listJobs(
  ctx: Ctx,
  options: { state?: JobState; name?: string; ascending?: boolean; limit: number; offset: number },
): Promise<{ rows: JobRow[]; total: number }> {
  await ensureQueues();
  const where = sql`${shown}
    and (${options.state ?? null}::text is null or ${state} = ${options.state ?? null})
    and (${options.name ?? null}::text is null or coalesce(source_name, name) = ${options.name ?? null})`;
  const counted = await ctx.db.execute<{ n: string }>(
    sql`select count(*) as n from (select 1 from pgboss.job where ${where} limit 100000) c`,
  );
  const found = await ctx.db.execute(sql`
    select ${columns} from pgboss.job where ${where}
    order by created_on ${options.ascending ? sql`asc` : sql`desc`}, id limit ${options.limit} offset ${options.offset}`);
  return { rows: found.rows.map(dated), total: Number(counted.rows[0]?.n ?? 0) };
}

/** One job, or null. */
export async function getJob(ctx: Ctx, id: string): Promise<JobRow | null> {
  await ensureQueues();
  const { rows } = await ctx.db.execute(
    sql`select ${columns} from pgboss.job where id = ${id} and ${shown} limit 1`,
  );
  return rows[0] ? dated(rows[0]) : null;
}

/** How many jobs are in each state, and since when the oldest that is due has waited. */
export async function countJobs(ctx: Ctx): Promise<Record<JobState, number> & { oldestDue: Date | null }> {
  await ensureQueues();
  const { rows } = await ctx.db.execute<{ state: JobState; n: string; oldest: string | null }>(sql`
    select ${state} as state, count(*) as n,
      min(start_after) filter (where start_after <= now() and name <> ${DEAD_QUEUE}) as oldest
    from pgboss.job where ${shown} group by 1`);
  const counts = { waiting: 0, running: 0, failed: 0, done: 0 };
  for (const row of rows) counts[row.state] = Number(row.n);
  const oldest = rows.find((row) => row.state === "waiting")?.oldest;
  return { ...counts, oldestDue: oldest ? new Date(oldest) : null };
}

/** How many jobs gave up; cheap enough for every page. */
export async function countDeadJobs(ctx: Ctx): Promise<number> {
  await ensureQueues();
  const { rows } = await ctx.db.execute<{ n: string }>(
    sql`select count(*) as n from pgboss.job where name = ${DEAD_QUEUE} and state in ('created', 'retry')`,
  );
  return Number(rows[0]?.n ?? 0);
}

/** Which jobs gave up, and how many of each. */
export async function deadJobs(ctx: Ctx): Promise<{ name: string; count: number }[]> {
  await ensureQueues();
  const { rows } = await ctx.db.execute<{ name: string; count: number }>(sql`
    select coalesce(source_name, name) as name, count(*)::int as count from pgboss.job
    where name = ${DEAD_QUEUE} and state in ('created', 'retry') group by 1 order by 1`);
  return rows;
}

/** Which of these jobs run now or are due. */
export async function liveJobs(ctx: Ctx, names: readonly string[]): Promise<Set<string>> {
  await ensureQueues();
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select distinct name from pgboss.job
    where name in ${[...names]} and state in ('created', 'retry', 'active') and start_after <= now()`);
  return new Set(rows.map((row) => row.name));
}

/** The plans of repeating jobs: name, cron line in UTC. */
export async function listSchedules(ctx: Ctx): Promise<{ name: string; cron: string }[]> {
  await ensureQueues();
  const { rows } = await ctx.db.execute<{ name: string; cron: string }>(
    sql`select name, cron from pgboss.schedule order by name`,
  );
  return rows;
}

function dated(row: Record<string, unknown>): JobRow {
  const date = (value: unknown) => (value === null || value === undefined ? null : new Date(value as string));
  return {
    ...(row as unknown as JobRow),
    createdAt: date(row.createdAt) as Date,
    startAfter: date(row.startAfter) as Date,
    startedAt: date(row.startedAt),
    completedAt: date(row.completedAt),
  };
}
