import { and, eq, inArray, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Actor, Ctx } from "./ctx";
import { personId } from "./ctx";
import { conflict, forbidden, isAppError } from "./errors";
import { statusHistory } from "./schema/core";

/** One allowed move. */
export interface Transition<S extends string, A extends string, R> {
  action: A;
  from: readonly S[];
  to: S;
  /** Whether this actor may press the button; pure. */
  who(actor: Actor, row: R): boolean;
  /** Why the row is not ready, as a message key; null when it is. Pure. */
  guard?(row: R): string | null;
}

export interface Machine<S extends string, A extends string, R> {
  entity: string;
  states: readonly S[];
  initial: S;
  transitions: readonly Transition<S, A, R>[];
}

/** Declares a state machine. States that no transition can reach, or an action declared twice from one state, throw. */
export function machine<S extends string, A extends string, R>(definition: Machine<S, A, R>): Machine<S, A, R> {
  const seen = new Set<string>();
  for (const t of definition.transitions) {
    for (const from of t.from) {
      if (seen.has(`${from}/${t.action}`)) throw new Error(`${definition.entity}: ${t.action} twice from ${from}`);
      seen.add(`${from}/${t.action}`);
    }
  }
  const reached = new Set<S>([definition.initial, ...definition.transitions.map((t) => t.to)]);
  for (const state of definition.states)
    if (!reached.has(state)) throw new Error(`${definition.entity}: nothing leads to ${state}`);
  return definition;
}

/** The moves that this actor may make now, each with the reason why it is not ready, if any. */
export function movesFor<S extends string, A extends string, R extends { status: S }>(
  m: Machine<S, A, R>,
  actor: Actor,
  row: R,
): { action: A; to: S; blocked: string | null }[] {
  return m.transitions
    .filter((t) => t.from.includes(row.status) && t.who(actor, row))
    .map((t) => ({ action: t.action, to: t.to, blocked: t.guard?.(row) ?? null }));
}

/** The transition of an action from the row's state. Throws `conflict`, `forbidden`, or the guard's message. */
export function checkMove<S extends string, A extends string, R extends { status: S }>(
  m: Machine<S, A, R>,
  actor: Actor,
  row: R,
  action: A,
): Transition<S, A, R> {
  const t = m.transitions.find((c) => c.action === action && c.from.includes(row.status));
  if (!t) throw conflict("errors.state", { status: row.status });
  if (!t.who(actor, row)) throw forbidden();
  const blocked = t.guard?.(row);
  if (blocked) throw conflict(blocked);
  return t;
}

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
  await ctx.db.insert(statusHistory).values({
    entityType,
    entityId,
    fromStatus: from,
    toStatus: to,
    actorKind: ctx.actor.kind,
    actorId: personId(ctx.actor) ?? (ctx.actor.kind === "job" ? ctx.actor.name : null),
    reasonCode: reason?.code ?? null,
    reason: reason?.text ?? null,
  });
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

/** The machine as a Mermaid state diagram, for the documentation. */
export function diagram<S extends string, A extends string, R>(m: Machine<S, A, R>): string {
  const lines = m.transitions.flatMap((t) => t.from.map((from) => `  ${from} --> ${t.to}: ${t.action}`));
  return ["stateDiagram-v2", `  [*] --> ${m.initial}`, ...lines].join("\n");
}

/** Runs `fn` and turns an AppError into its code; for model-based tests of machines. */
export async function outcome(fn: () => Promise<unknown>): Promise<string> {
  try {
    await fn();
    return "ok";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}
