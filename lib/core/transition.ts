import { and, eq, inArray, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { type Ctx, personId } from "./ctx";
import { conflict } from "./errors";
import { checkMove, type Machine } from "./machine";
import { statusHistory } from "./schema/core";

/**
 * Makes a move: checks it, writes `status` only if the row still is in the state it was read in, and appends
 * status_history. `set` holds further columns. Throws `conflict` when somebody else moved the row first.
 */
export async function move<S extends string, A extends string, R extends { id: string; status: S }>(
  ctx: Ctx,
  m: Machine<S, A, R>,
  row: R,
  action: A,
  target: { table: PgTable; id: PgColumn; status: PgColumn; set?: Record<string, unknown> },
  reason?: { code?: string; text?: string },
): Promise<S> {
  const t = checkMove(m, ctx.actor, row, action);
  const moved = await ctx.db
    .update(target.table)
    .set({ ...target.set, status: t.to } as never)
    .where(and(eq(target.id, row.id), eq(target.status, row.status)))
    .returning({ id: sql`${target.id}` });
  if (moved.length !== 1) throw conflict("errors.state", { status: row.status });
  await recordStatus(ctx, m.entity, row.id, row.status, t.to, reason);
  return t.to;
}

/** Appends one line of status_history; for births, which no transition makes. */
export async function recordStatus(
  ctx: Ctx,
  entityType: string,
  entityId: string,
  from: string | null,
  to: string,
  reason?: { code?: string; text?: string },
): Promise<void> {
  await recordStatuses(ctx, entityType, [entityId], from, to, reason);
}

/** Appends the same line of status_history for many rows. */
export async function recordStatuses(
  ctx: Ctx,
  entityType: string,
  entityIds: readonly string[],
  from: string | null,
  to: string,
  reason?: { code?: string; text?: string },
): Promise<void> {
  if (!entityIds.length) return;
  const line = {
    entityType,
    fromStatus: from,
    toStatus: to,
    actorKind: ctx.actor.kind,
    actorId: personId(ctx.actor) ?? (ctx.actor.kind === "job" ? ctx.actor.name : null),
    reasonCode: reason?.code ?? null,
    reason: reason?.text ?? null,
  };
  await ctx.db.insert(statusHistory).values(entityIds.map((entityId) => ({ ...line, entityId })));
}

/** The newest moves of some rows of one kind, for their pages. */
export async function historyOf(ctx: Ctx, entityType: string, ids: string[]) {
  if (!ids.length) return [];
  return ctx.db
    .select()
    .from(statusHistory)
    .where(and(eq(statusHistory.entityType, entityType), inArray(statusHistory.entityId, ids)))
    .orderBy(statusHistory.at);
}
