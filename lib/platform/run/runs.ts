import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Ctx } from "@/lib/core/ctx";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { systemRuns } from "../schema/system-runs";

export type RunRow = typeof systemRuns.$inferSelect;
export type RunKind = RunRow["kind"];

/**
 * Notes a run: that it began, what it did or why it failed, and when it ended. The failure is passed on. `work`
 * answers the facts to keep, or null when there was nothing to do, which leaves no row.
 */
export async function noteRun(
  kind: RunKind,
  work: (note: (facts: Record<string, unknown>) => void) => Promise<Record<string, unknown> | null>,
): Promise<Record<string, unknown> | null> {
  const [run] = await db().insert(systemRuns).values({ kind }).returning({ id: systemRuns.id });
  const id = run?.id as string;
  let known: Record<string, unknown> = {};
  // What a run tells of its progress is written in order, and before its end.
  let written: Promise<unknown> = Promise.resolve();
  const end = (values: Partial<RunRow>) =>
    db()
      .update(systemRuns)
      .set({ endedAt: new Date(), ...values })
      .where(eq(systemRuns.id, id));
  try {
    const facts = await work((facts) => {
      known = { ...known, ...facts };
      const now = known;
      written = written
        .then(() => db().update(systemRuns).set({ facts: now }).where(eq(systemRuns.id, id)))
        .catch((failure: unknown) => log().warn({ err: failure, kind }, "a run's progress was not noted"));
    });
    await written;
    if (facts) await end({ facts: { ...known, ...facts } });
    else await db().delete(systemRuns).where(eq(systemRuns.id, id));
    return facts;
  } catch (error) {
    await written;
    const message = error instanceof Error ? error.message : String(error);
    await end({ error: message, facts: known }).catch((failure: unknown) =>
      log().warn({ err: failure, kind }, "a run's end could not be noted"),
    );
    throw error;
  }
}

/** The newest runs of one kind. */
export async function listRuns(ctx: Ctx, kind: RunKind, limit: number): Promise<RunRow[]> {
  return ctx.db
    .select()
    .from(systemRuns)
    .where(eq(systemRuns.kind, kind))
    .orderBy(desc(systemRuns.startedAt))
    .limit(limit);
}

/** The newest run of each kind that has one, whether it ended or not. */
export async function newestRuns(ctx: Ctx): Promise<Map<RunKind, RunRow>> {
  const rows = await ctx.db
    .selectDistinctOn([systemRuns.kind])
    .from(systemRuns)
    .orderBy(systemRuns.kind, desc(systemRuns.startedAt));
  return new Map(rows.map((row) => [row.kind, row]));
}

/** When the first run of any kind was noted; null on a new installation. */
export async function firstRunAt(ctx: Ctx): Promise<Date | null> {
  const [first] = await ctx.db
    .select({ at: systemRuns.startedAt })
    .from(systemRuns)
    .orderBy(systemRuns.startedAt)
    .limit(1);
  return first?.at ?? null;
}

/** The newest ended run of one kind, or null. */
export async function lastRun(ctx: Ctx, kind: RunKind): Promise<RunRow | null> {
  const [run] = await ctx.db
    .select()
    .from(systemRuns)
    .where(and(eq(systemRuns.kind, kind), isNotNull(systemRuns.endedAt)))
    .orderBy(desc(systemRuns.startedAt))
    .limit(1);
  return run ?? null;
}

/** How long notes of runs stay. */
const KEPT_DAYS = 400;

/** Forgets old runs, and says of those whose process died that they did not end. */
export async function purgeRuns(ctx: Ctx, limit: number): Promise<number> {
  await ctx.db
    .update(systemRuns)
    .set({ endedAt: new Date(), error: "interrupted" })
    .where(and(isNull(systemRuns.endedAt), lt(systemRuns.startedAt, sql`now() - interval '1 day'`)));
  const gone = await ctx.db.execute(sql`
    delete from ${systemRuns} where id in (select id from ${systemRuns}
      where started_at < now() - make_interval(days => ${KEPT_DAYS}) limit ${limit})`);
  return gone.rowCount ?? 0;
}
