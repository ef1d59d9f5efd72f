import { and, asc, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { Ctx } from "../ctx";
import { movesFor } from "../machine";
import { gather } from "../registry";
import { type ImportRunRow, importRows, importRuns } from "../schema/imports";
import { type ImportKind, importKind } from "./kind";
import { type ImportFault, importMachine, isAtWork, type RowOutcome, STALLED_MINUTES } from "./model";

/** How many rows with errors a page shows; the file has them all. */
export const SHOWN_ROWS = 200;
const BATCH = 1000;

/** An import as its page shows it. */
export interface ImportDetail extends ImportRunRow {
  kindLabel: string;
  /** How many rows wait to be taken over. */
  waiting: number;
  moves: ("start" | "stop" | "resume" | "discard")[];
}

/** A row with errors or remarks. */
export interface ImportRowDetail {
  line: number;
  values: Record<string, string>;
  faults: ImportFault[];
  notes: ImportFault[];
  outcome: RowOutcome;
}

const mayUse = (ctx: Ctx, kind: ImportKind) =>
  ctx.actor.kind === "person" && ctx.actor.permissions.has(kind.permission);

function detail(ctx: Ctx, run: ImportRunRow): ImportDetail {
  const { label, permission } = importKind(run.kind);
  const waiting = run.rowCount - run.createdCount - run.updatedCount - run.unchangedCount - run.refusedCount;
  const moves = movesFor(importMachine, ctx.actor, { id: run.id, status: run.status, permission, waiting })
    .filter((m) => m.blocked === null)
    .map((m) => m.action as ImportDetail["moves"][number]);
  const stalled = Date.now() - run.updatedAt.getTime() > STALLED_MINUTES * 60_000;
  if (stalled && (run.status === "running" || run.status === "checking")) moves.push("resume");
  return { ...run, kindLabel: label, waiting, moves };
}

/** The newest imports of some kinds, for those who may import them. */
export async function listImports(ctx: Ctx, kinds: readonly string[], limit = 20): Promise<ImportDetail[]> {
  const allowed = gather("imports").filter((kind) => kinds.includes(kind.name) && mayUse(ctx, kind));
  if (!allowed.length) return [];
  const names = allowed.map((kind) => kind.name);
  const runs = await ctx.db
    .select()
    .from(importRuns)
    .where(inArray(importRuns.kind, names))
    .orderBy(desc(importRuns.createdAt))
    .limit(limit);
  return runs.map((run) => detail(ctx, run));
}

/** One import of one of these kinds; null when absent or not for the caller. */
export async function getImport(
  ctx: Ctx,
  kinds: readonly string[],
  id: string,
): Promise<ImportDetail | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const [run] = await ctx.db.select().from(importRuns).where(eq(importRuns.id, id));
  return run && kinds.includes(run.kind) && mayUse(ctx, importKind(run.kind)) ? detail(ctx, run) : null;
}

/** Rows with errors or remarks; served by its partial index. */
const noted = () => or(sql`${importRows.faults} <> '[]'::jsonb`, sql`${importRows.notes} <> '[]'::jsonb`);

/** The first rows with errors or remarks; none while they still change. The caller has been given the import. */
export async function listNotedRows(ctx: Ctx, { id, status }: ImportDetail): Promise<ImportRowDetail[]> {
  if (isAtWork(status)) return [];
  return ctx.db
    .select()
    .from(importRows)
    .where(and(eq(importRows.runId, id), noted()))
    .orderBy(sql`${importRows.faults} = '[]'::jsonb`, asc(importRows.line))
    .limit(SHOWN_ROWS);
}

/** Every row of an import with what became of it, in batches. The caller has been given the import. */
export async function* allImportRows(ctx: Ctx, { id }: ImportDetail): AsyncGenerator<ImportRowDetail[]> {
  for (let after = 0; ; ) {
    const rows = await ctx.db
      .select()
      .from(importRows)
      .where(and(eq(importRows.runId, id), gt(importRows.line, after)))
      .orderBy(asc(importRows.line))
      .limit(BATCH);
    if (rows.length) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.line;
  }
}
