import type { Actor } from "./ctx";
import { conflict, forbidden } from "./errors";

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
export function machine<S extends string, A extends string, R>(
  definition: Machine<S, A, R>,
): Machine<S, A, R> {
  const seen = new Set<string>();
  for (const t of definition.transitions) {
    for (const from of t.from) {
      if (seen.has(`${from}/${t.action}`))
        throw new Error(`${definition.entity}: ${t.action} twice from ${from}`);
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

/** The machine as a Mermaid state diagram, for the documentation. */
export function diagram<S extends string, A extends string, R>(m: Machine<S, A, R>): string {
  const lines = m.transitions.flatMap((t) => t.from.map((from) => `  ${from} --> ${t.to}: ${t.action}`));
  return ["stateDiagram-v2", `  [*] --> ${m.initial}`, ...lines].join("\n");
}
