import type { Actor, Ctx } from "../ctx";
import { notFound } from "../errors";
import { type FileKind, gather } from "../registry";
import type { ImportFault, RowOutcome } from "./model";

/** One column of an import's file. */
export interface ImportColumn {
  /** The heading, in lower case with underscores. */
  name: string;
  /** The heading must be there; whether each cell must be filled is for `check` to say. */
  required?: boolean;
  /** Message key of what stands in it. */
  help: string;
  example: string;
  /** May begin with a plus or minus, which elsewhere means a formula. */
  signed?: boolean;
  /** No two rows of a file may have the same, compared without case after `normal`. */
  unique?: boolean;
  /** Brings a cell into the form that is compared and kept. */
  normal?(text: string): string;
}

/** One row of a file: its line, and its filled cells by column. */
export interface ImportRow {
  line: number;
  values: Record<string, string>;
}

/** What checking found of one row; with faults it is not taken over. */
export interface RowVerdict {
  faults: ImportFault[];
  notes: ImportFault[];
}

/** A kind of rows that can be imported; declared in a manifest under `imports`. */
export interface ImportKind {
  /** `domain.noun`. */
  name: string;
  /** Message key of its name. */
  label: string;
  permission: string;
  maxRows: number;
  columns: readonly ImportColumn[];
  /** Judges rows against the rules and the database; writes nothing. Asked in the dry run, and again before `apply`. */
  check(ctx: Ctx, rows: readonly ImportRow[]): Promise<RowVerdict[]>;
  /**
   * Takes over rows that passed `check` just now, in the transaction that also marks them as done: killed midway,
   * neither has happened. Must be repeatable by the row's own key. Answers what became of each.
   */
  apply(
    ctx: Ctx,
    rows: readonly ImportRow[],
    startedBy: string,
  ): Promise<Exclude<RowOutcome, "waiting" | "refused">[]>;
}

/** The declared kind. Throws `not_found` for a name that no manifest declares. */
export function importKind(name: string): ImportKind {
  const kind = gather("imports").find((k) => k.name === name);
  if (!kind) throw notFound();
  return kind;
}

const imports = (actor: Actor) =>
  actor.kind === "person" && gather("imports").some((kind) => actor.permissions.has(kind.permission));

/** The file kind of what is imported: read by nobody, and gone once its rows are read. */
export const IMPORT_FILE: FileKind = {
  name: "import_file",
  prefix: "imports/",
  visibility: "private",
  maxBytes: 25 * 1024 * 1024,
  types: ["text/csv"],
  attachment: true,
  lifetimeDays: 1,
  mayUpload: imports,
  mayRead: () => false,
};
