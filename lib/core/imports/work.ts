import { and, asc, count, eq, sql } from "drizzle-orm";
import type { ConstraintMap } from "../action";
import { type Ctx, inTx } from "../ctx";
import { AppError, isAppError, pgError } from "../errors";
import { deleteFile, findFile } from "../files";
import { log } from "../log";
import { gatherGiven } from "../registry";
import { importRows, importRuns } from "../schema/imports";
import { storage } from "../storage";
import { move } from "../transition";
import { type ImportKind, type ImportRow, importKind } from "./kind";
import { type ImportFault, importMachine, type RowOutcome } from "./model";
import { type ReadRow, readRows } from "./read";

const target = { table: importRuns, id: importRuns.id, status: importRuns.status };
/** Rows of one transaction of a run: few enough that none lasts long, and that a killed one costs little. */
const STEP = 200;

/** The run, locked; null when it is gone. */
async function lockedRun(ctx: Ctx, importId: string) {
  const [run] = await ctx.db.select().from(importRuns).where(eq(importRuns.id, importId)).for("update");
  if (!run) return null;
  const kind = importKind(run.kind);
  const state = { id: run.id, status: run.status, permission: kind.permission, waiting: 0 };
  return { run, kind, state };
}

/**
 * The dry run: reads the file, judges every row, and keeps rows and verdicts. The file goes once it is read. A repeat
 * begins anew; an import that was discarded meanwhile is left alone.
 */
export async function checkImport(ctx: Ctx, importId: string): Promise<void> {
  const [run] = await ctx.db.select().from(importRuns).where(eq(importRuns.id, importId));
  if (run?.status !== "checking") return;
  const kind = importKind(run.kind);
  const file = await findFile(ctx, run.fileId);
  await ctx.db.delete(importRows).where(eq(importRows.runId, importId));
  let problem: ImportFault | null = null;
  let read = 0;
  try {
    if (!file) throw new AppError("invalid", "errors.file.absent");
    // Twice, so that a file that cannot be used as a whole is refused before any row is looked up.
    for await (const _ of readRows(await storage().read(file.storageKey), kind));
    for await (const rows of readRows(await storage().read(file.storageKey), kind)) {
      await keepRows(ctx, kind, importId, rows);
      read += rows.length;
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    problem = { column: null, key: error.messageKey, params: error.params as ImportFault["params"] };
    await ctx.db.delete(importRows).where(eq(importRows.runId, importId));
  }
  await inTx(ctx, async (tx) => {
    const found = await lockedRun(tx, importId);
    if (found?.run.status !== "checking") return;
    const [sums] = await tx.db
      .select({ all: count(), refused: sql<number>`count(*) filter (where outcome = 'refused')::int` })
      .from(importRows)
      .where(eq(importRows.runId, importId));
    // Another worker began anew meanwhile, having taken this one for dead.
    if (!problem && sums?.all !== read) throw new Error("The rows of an import were read twice at once.");
    const set = { problem, rowCount: sums?.all ?? 0, refusedCount: sums?.refused ?? 0 };
    await move(tx, importMachine, found.state, problem ? "refuse" : "pass", { ...target, set });
    if (file) await deleteFile(tx, file.id);
  });
}

async function keepRows(ctx: Ctx, kind: ImportKind, runId: string, rows: readonly ReadRow[]): Promise<void> {
  const verdicts = await kind.check(ctx, rows);
  await ctx.db.insert(importRows).values(
    rows.map(({ line, values, ...read }, i) => {
      const faults = onePerColumn([...read.faults, ...(verdicts[i]?.faults ?? [])]);
      const notes = verdicts[i]?.notes ?? [];
      return { runId, line, values, faults, notes, outcome: faults.length ? "refused" : "waiting" } as const;
    }),
  );
}

/** The first fault of each column: what cannot be read breaks other rules too. */
function onePerColumn(faults: ImportFault[]): ImportFault[] {
  return faults.filter((fault, i) => faults.findIndex((f) => f.column === fault.column) === i);
}

/**
 * Takes over the waiting rows of a running import, some in each transaction, and ends it. Rows and their marks are
 * written together, so killed at any moment and run again it comes to the same end. Ends early when it was stopped.
 */
export async function runImport(ctx: Ctx, importId: string): Promise<void> {
  for (let step = STEP; ; ) {
    try {
      if (!(await takeOver(ctx, importId, step))) return;
      step = STEP;
    } catch (error) {
      if (step > 1 && refusalOf(error)) {
        // One of them is not possible after all, such as an address that somebody took meanwhile: row by row.
        for (let n = 0; n < STEP; n++)
          if (!(await takeOver(ctx, importId, 1).catch((e) => refuseNext(ctx, importId, e)))) return;
      } else throw error;
    }
  }
}

/** What to say of a row whose transaction failed by a rule; null for failures that are not the row's. */
function refusalOf(error: unknown): ImportFault | null {
  if (isAppError(error)) {
    const [column, said] = Object.entries(error.fields)[0] ?? [null, error.messageKey];
    return typeof said === "string"
      ? { column, key: said, params: error.params as ImportFault["params"] }
      : { column, key: said.key, params: said.params as ImportFault["params"] };
  }
  const pg = pgError(error);
  if (!pg?.code.startsWith("23")) return null;
  for (const map of gatherGiven<ConstraintMap>("constraints")) {
    const known = pg.constraint ? map[pg.constraint]?.() : undefined;
    if (known) return refusalOf(known);
  }
  return { column: null, key: "errors.conflict" };
}

/** One transaction of a run. Answers false when there is nothing more to do. */
async function takeOver(ctx: Ctx, importId: string, step: number): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const found = await lockedRun(tx, importId);
    if (found?.run.status !== "running") return false;
    const { run, kind, state } = found;
    const rows = await waiting(tx, importId, step);
    if (!rows.length) {
      await move(tx, importMachine, state, "finish", { ...target, set: { finishedAt: new Date() } });
      const { rowCount, createdCount, updatedCount, unchangedCount, refusedCount } = run;
      tx.audit({
        action: "core.import.finish",
        targetType: "core.import",
        targetId: importId,
        changes: { kind: run.kind, rowCount, createdCount, updatedCount, unchangedCount, refusedCount },
      });
      return false;
    }
    const verdicts = await kind.check(tx, rows);
    const good = rows.filter((_, i) => !verdicts[i]?.faults.length);
    const outcomes = good.length ? await kind.apply(tx, good, run.startedBy) : [];
    const became = new Map(good.map((row, i) => [row.line, outcomes[i] as RowOutcome]));
    await mark(
      tx,
      importId,
      rows.map((row, i) => ({
        line: row.line,
        outcome: became.get(row.line) ?? "refused",
        faults: verdicts[i]?.faults ?? [],
        notes: verdicts[i]?.notes ?? [],
      })),
    );
    return true;
  });
}

function waiting(ctx: Ctx, importId: string, limit: number): Promise<ImportRow[]> {
  return ctx.db
    .select({ line: importRows.line, values: importRows.values })
    .from(importRows)
    .where(and(eq(importRows.runId, importId), eq(importRows.outcome, "waiting")))
    .orderBy(asc(importRows.line))
    .limit(limit);
}

interface Marked {
  line: number;
  outcome: RowOutcome;
  faults: ImportFault[];
  notes: ImportFault[];
}

/** Writes what became of rows, and counts them on the run. */
async function mark(ctx: Ctx, importId: string, rows: readonly Marked[]): Promise<void> {
  await ctx.db.execute(sql`
    update import_rows r set outcome = m.outcome, faults = m.faults, notes = m.notes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m(line int, outcome text, faults jsonb, notes jsonb)
    where r.run_id = ${importId} and r.line = m.line`);
  const more = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  await ctx.db
    .update(importRuns)
    .set({
      createdCount: sql`${importRuns.createdCount} + ${more("created")}`,
      updatedCount: sql`${importRuns.updatedCount} + ${more("updated")}`,
      unchangedCount: sql`${importRuns.unchangedCount} + ${more("unchanged")}`,
      refusedCount: sql`${importRuns.refusedCount} + ${more("refused")}`,
    })
    .where(eq(importRuns.id, importId));
}

/** Marks the next row as refused after its own transaction failed by a rule; other failures pass through. */
async function refuseNext(ctx: Ctx, importId: string, error: unknown): Promise<boolean> {
  const fault = refusalOf(error);
  if (!fault) throw error;
  return inTx(ctx, async (tx) => {
    const found = await lockedRun(tx, importId);
    if (found?.run.status !== "running") return false;
    const [row] = await waiting(tx, importId, 1);
    if (!row) return true;
    log().info({ importId, line: row.line, key: fault.key }, "a row could not be taken over");
    await mark(tx, importId, [{ line: row.line, outcome: "refused", faults: [fault], notes: [] }]);
    return true;
  });
}
