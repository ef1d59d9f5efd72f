import { z } from "zod";
import { listContract, type SearchParams } from "../../core/list";
import { TRANSFER_KINDS } from "../transfer/model";

/** A calendar month, `2026-03`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** The URL of a statement: a month, a kind. */
export const statementList = listContract({
  filters: { month: Month.optional(), kind: z.enum(TRANSFER_KINDS).optional() },
  sort: [],
  defaultSort: "",
});
export type StatementState = ReturnType<typeof statementList.parse>;

/** Where a page of lines begins: `before` a line (older ones), or `after` one (newer ones). */
export interface Cursor {
  before?: number;
  after?: number;
}

const Seq = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined);

/** The place in the list that a URL names. */
export function cursorOf(params: SearchParams): Cursor {
  return { before: Seq.parse(params.before), after: Seq.parse(params.after) };
}

/** A statement's address with a place in it. */
export function cursorHref(path: string, state: StatementState, cursor: Cursor): string {
  const query = new URLSearchParams(statementList.href(state));
  for (const [name, seq] of Object.entries(cursor)) if (seq) query.set(name, String(seq));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
