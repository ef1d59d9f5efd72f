import { and, count, eq, lt, sql } from "drizzle-orm";
import { allow, type Ctx, inTx, personId } from "../ctx";
import { conflict, notFound, pgError } from "../errors";
import { attachFile, deleteFile, findFile } from "../files";
import { uuidv7 } from "../ids";
import { enqueue } from "../jobs";
import { importRows, importRuns } from "../schema/imports";
import { move, recordStatus } from "../transition";
import { IMPORT_FILE, importKind } from "./kind";
import { type BeginImportInput, type ImportState, importMachine, STALLED_MINUTES } from "./model";

const target = { table: importRuns, id: importRuns.id, status: importRuns.status };

/** Begins an import of an uploaded file with its dry run, which writes nothing but the findings. */
export async function beginImport(ctx: Ctx, input: BeginImportInput): Promise<{ id: string }> {
  const kind = importKind(input.kind);
  return inTx(ctx, async (tx) => {
    const by = personId(tx.actor);
    allow(by !== null && tx.actor.kind === "person" && tx.actor.permissions.has(kind.permission));
    const id = uuidv7();
    const file = await attachFile(tx, input.file, IMPORT_FILE.name, { type: "core.import", id });
    await tx.db
      .insert(importRuns)
      .values({ id, kind: kind.name, fileId: file.id, fileName: file.originalName, startedBy: by });
    await recordStatus(tx, importMachine.entity, id, null, "checking");
    await enqueue(tx, "core.check-import", { importId: id }, { key: id });
    tx.audit({
      action: "core.import.begin",
      targetType: "core.import",
      targetId: id,
      changes: { kind: kind.name },
    });
    return { id };
  });
}

/** The run, locked, for whoever may see it. Throws `not_found` alike for absent and foreign. */
async function locked(ctx: Ctx, importId: string) {
  const [run] = await ctx.db.select().from(importRuns).where(eq(importRuns.id, importId)).for("update");
  if (!run) throw notFound();
  const { permission } = importKind(run.kind);
  if (ctx.actor.kind !== "person" || !ctx.actor.permissions.has(permission)) throw notFound();
  const [waiting] = await ctx.db
    .select({ n: count() })
    .from(importRows)
    .where(and(eq(importRows.runId, importId), eq(importRows.outcome, "waiting")));
  const state: ImportState = { id: run.id, status: run.status, permission, waiting: waiting?.n ?? 0 };
  return { run, state };
}

/** Makes a move of an import and what follows from it. */
async function go(
  ctx: Ctx,
  importId: string,
  action: "start" | "stop" | "resume" | "discard",
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const { run, state } = await locked(tx, importId);
    const to = await move(tx, importMachine, state, action, target).catch((error: unknown) => {
      // One import of a kind runs at a time.
      if (pgError(error)?.constraint === "import_runs_one_running") throw conflict("errors.import.another");
      throw error;
    });
    if (to === "running") await enqueue(tx, "core.run-import", { importId }, { key: importId });
    if (to === "discarded") {
      await tx.db.delete(importRows).where(eq(importRows.runId, importId));
      if (await findFile(tx, run.fileId)) await deleteFile(tx, run.fileId);
    }
    tx.audit({
      action: `core.import.${action}`,
      targetType: "core.import",
      targetId: importId,
      changes: { kind: run.kind },
    });
  });
}

/** Takes over the rows without errors, in the background. */
export const startImport = (ctx: Ctx, { importId }: { importId: string }) => go(ctx, importId, "start");
/** Pauses a running import after the rows in hand; what was taken over stays. */
export const stopImport = (ctx: Ctx, { importId }: { importId: string }) => go(ctx, importId, "stop");
/** Throws an import away that was not started. */
export const discardImport = (ctx: Ctx, { importId }: { importId: string }) => go(ctx, importId, "discard");

/** Goes on with a stopped import, or sets one going again whose job was lost. Throws `conflict` while it moves. */
export async function resumeImport(ctx: Ctx, { importId }: { importId: string }): Promise<void> {
  const lost = await inTx(ctx, async (tx) => {
    const { run } = await locked(tx, importId);
    if (run.status !== "running" && run.status !== "checking") return false;
    if (Date.now() - run.updatedAt.getTime() < STALLED_MINUTES * 60_000)
      throw conflict("errors.state", { status: run.status });
    const name = run.status === "running" ? "core.run-import" : "core.check-import";
    await tx.db.update(importRuns).set({ updatedAt: new Date() }).where(eq(importRuns.id, importId));
    await enqueue(tx, name, { importId }, { key: importId });
    return true;
  });
  if (!lost) await go(ctx, importId, "resume");
}

/** Removes the rows of imports that have not moved for `days`; the runs stay as a record. For retention. */
export async function forgetImportRows(ctx: Ctx, days: number, limit: number): Promise<number> {
  const old = ctx.db
    .select({ run: importRows.runId, line: importRows.line })
    .from(importRows)
    .innerJoin(importRuns, eq(importRuns.id, importRows.runId))
    .where(lt(importRuns.updatedAt, sql`now() - make_interval(days => ${days})`))
    .limit(limit);
  const gone = await ctx.db
    .delete(importRows)
    .where(sql`(${importRows.runId}, ${importRows.line}) in (${old})`);
  return gone.rowCount ?? 0;
}
