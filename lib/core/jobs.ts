import { sql } from "drizzle-orm";
import { fromDrizzle, type JobResult, type JobWithMetadata, PgBoss, type Queue } from "pg-boss";
import type { z } from "zod";
import { announceTags } from "./cache-channel";
import { type Ctx, jobCtx } from "./ctx";
import { env } from "./env";
import { log } from "./log";
import { gather, type JobDefinition } from "./registry";
import { dropSingle, single } from "./single";

/** Where jobs go after their last try; /admin/system/jobs shows them and can put them back. */
export const DEAD_QUEUE = "core.dead";
/** The database schema that pg-boss owns. */
export const JOBS_SCHEMA = "pgboss";

const DAY = 86_400;
const RETRY = { retryLimit: 6, retryDelay: 5, retryDelayMax: 900 };
/** A notification wakes the worker at once; the poll finds what became due. A full batch is followed at once. */
const WORK = {
  includeMetadata: true,
  perJobResults: true,
  batchSize: 5,
  burstWhenBatchFull: true,
  notifyPollingIntervalSeconds: 5,
} as const;
const STOP_TIMEOUT = 20_000;

/**
 * Declares a background job for a manifest. `name` is `domain.verb-noun`; the payload holds ids only. The
 * handler runs at least once and must tolerate repeats; it throws to be tried again with growing pauses.
 * `schedule` is a cron line in UTC, whose runs get the payload `{}`.
 */
export function job<S extends z.ZodType>(
  name: string,
  schema: S,
  handle: (ctx: Ctx, payload: z.output<S>) => Promise<void>,
  options: Omit<JobDefinition, "name" | "schema" | "handle"> = {},
): JobDefinition<z.output<S>> {
  return { name, schema, handle, ...options } as JobDefinition<z.output<S>>;
}

/**
 * Puts a job on its queue in the caller's transaction: it exists only if that commits. With `key`, a job that
 * waits under the same key already stands for this one. `startAfter` delays it. Throws for an undeclared name
 * or a payload that breaks the schema.
 */
export async function enqueue(
  ctx: Ctx,
  name: string,
  payload: Record<string, unknown> = {},
  options: { key?: string; startAfter?: Date } = {},
): Promise<void> {
  const definition = gather("jobs").find((d) => d.name === name);
  if (!definition) throw new Error(`No domain declares the job "${name}".`);
  definition.schema.parse(payload);
  const boss = await sender();
  await boss.send(name, payload, {
    // Queues refuse a second waiting job of one key, and a job without key has the same empty key.
    singletonKey: options.key ?? crypto.randomUUID(),
    startAfter: options.startAfter,
    db: fromDrizzle(ctx.db, sql),
  });
}

/** Makes sure that the queues and their tables exist; for screens that read them before any job ran. */
export async function ensureQueues(): Promise<void> {
  await sender();
}

/** Moves dead jobs back to their queues, by their id among the dead, in the caller's transaction. Answers how many. */
export async function redrive(ctx: Ctx, ids: string[]): Promise<number> {
  return (await sender()).redrive(DEAD_QUEUE, { ids, db: fromDrizzle(ctx.db, sql) });
}

/** Removes waiting or dead jobs in the caller's transaction. Running jobs are left alone. */
export async function discard(ctx: Ctx, queue: string, ids: string[]): Promise<void> {
  const boss = await sender();
  const options = { db: fromDrizzle(ctx.db, sql) };
  await boss.cancel(queue, ids, options);
  await boss.deleteJob(queue, ids, options);
}

/**
 * Starts the runner of this process: creates missing queues and schedules, then works on all declared jobs. A
 * second call does nothing.
 */
export function startJobs(): Promise<void> {
  return single("job-runner-start", async () => {
    const boss = create({ supervise: true, schedule: true, useListenNotify: true });
    try {
      await boss.start();
      await createQueues(boss);
      await createSchedules(boss);
    } catch (error) {
      dropSingle("job-runner-start");
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
    single("job-runner", () => boss);
    for (const { name } of gather("jobs")) {
      await boss.work<unknown, unknown, typeof WORK>(name, WORK, async (batch) => {
        const results: JobResult[] = [];
        for (const entry of batch) results.push(await run(entry));
        return results;
      });
    }
  });
}

/** Stops runner and sender; jobs in progress get 20 seconds to end. */
export async function stopJobs(): Promise<void> {
  const slots = ["job-runner", "job-sender"] as const;
  const bosses = slots.map((slot) => single<PgBoss | Promise<PgBoss> | null>(slot, () => null));
  for (const slot of [...slots, "job-runner-start"]) dropSingle(slot);
  for (const boss of await Promise.all(bosses)) await boss?.stop({ graceful: true, timeout: STOP_TIMEOUT });
}

/** Runs one job: its payload checked, the tags that it touched announced to the web processes. Never throws. */
async function run(entry: JobWithMetadata<unknown>): Promise<JobResult> {
  const { id, retryCount, retryLimit } = entry;
  const ctx = jobCtx(entry.name);
  try {
    // Looked up anew, because in development manifests are replaced while the runner lives.
    const definition = gather("jobs").find((d) => d.name === entry.name);
    if (!definition) throw new Error(`No domain declares the job "${entry.name}".`);
    await definition.handle(ctx, definition.schema.parse(entry.data ?? {}));
    return { id, status: "completed" };
  } catch (error) {
    const facts = { err: error, job: entry.name, id, retryCount, requestId: ctx.requestId };
    if (retryCount >= retryLimit) log().error(facts, "a job failed for good");
    else log().warn(facts, "a job failed and will be tried again");
    return {
      id,
      status: "failed",
      output: { message: error instanceof Error ? error.message : String(error) },
    };
  } finally {
    await announceTags(ctx.db, ctx.pending.tags).catch((error: unknown) =>
      log().warn({ err: error, job: entry.name }, "stale cache tags could not be announced"),
    );
  }
}

function create(options: { supervise: boolean; schedule: boolean; useListenNotify?: boolean }): PgBoss {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: JOBS_SCHEMA,
    application_name: "guildhall-jobs",
    max: options.supervise ? 4 : 1,
    ...options,
  });
  boss.on("error", (error) => log().warn({ err: error }, "the job runner met an error"));
  return boss;
}

/** The instance that only enqueues. It has its own connection, so a full pool cannot lock it out. */
function sender(): Promise<PgBoss> {
  return single("job-sender", async () => {
    const boss = create({ supervise: false, schedule: false });
    try {
      await boss.start();
      await createQueues(boss);
      return boss;
    } catch (error) {
      dropSingle("job-sender");
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  });
}

async function createQueues(boss: PgBoss): Promise<void> {
  const wanted: Queue[] = [
    { name: DEAD_QUEUE, retentionSeconds: 90 * DAY, retryLimit: 0 },
    ...gather("jobs").map((d) => ({
      name: d.name,
      policy: "short",
      ...RETRY,
      ...(d.retry ?? {}),
      retryBackoff: true,
      expireInSeconds: d.expireInSeconds ?? 900,
      // A job whose process died is given to another after a minute, not when it expires.
      heartbeatSeconds: 60,
      deleteAfterSeconds: DAY,
      deadLetter: DEAD_QUEUE,
      notify: true,
    })),
  ];
  const known = new Set((await boss.getQueues()).map((q) => q.name));
  for (const { name, policy, ...options } of wanted) {
    if (known.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, { policy, ...options });
  }
}

async function createSchedules(boss: PgBoss): Promise<void> {
  const wanted = new Map(gather("jobs").flatMap((d) => (d.schedule ? [[d.name, d.schedule] as const] : [])));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  for (const [name, cron] of wanted) await boss.schedule(name, cron, {}, { tz: "UTC", missed: "once" });
}
