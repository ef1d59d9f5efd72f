import { z } from "zod";
import type { Actor } from "../ctx";
import { machine } from "../machine";

export const IMPORT_STATUSES = [
  "checking",
  "checked",
  "refused",
  "running",
  "stopped",
  "done",
  "discarded",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Whether a job reads or writes its rows now. */
export const isAtWork = (status: ImportStatus): boolean => status === "checking" || status === "running";

export const ROW_OUTCOMES = ["waiting", "created", "updated", "unchanged", "refused"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Files and rows of ended imports are kept for this many days. */
export const IMPORT_KEPT_DAYS = 7;
/** A run that has not moved for this long may be set going again. */
export const STALLED_MINUTES = 3;

/** What is wrong with a row or worth knowing of it: a message key, at a column or at the whole row. */
export interface ImportFault {
  column: string | null;
  key: string;
  params?: Record<string, string | number>;
}

export const BeginImportInput = z.object({
  kind: z.string().min(1).max(60),
  file: z.uuid({ error: "errors.file.missing" }),
});
export type BeginImportInput = z.output<typeof BeginImportInput>;
export const ImportIdInput = z.object({ importId: z.uuid() });
export type ImportIdInput = z.output<typeof ImportIdInput>;

/** What the machine must know of an import. */
export interface ImportState {
  id: string;
  status: ImportStatus;
  /** The permission that its kind asks for. */
  permission: string;
  /** How many rows can be taken over. */
  waiting: number;
}

const holder = (actor: Actor, row: ImportState) =>
  actor.kind === "person" && actor.permissions.has(row.permission);
const worker = (actor: Actor) => actor.kind === "job";

/** The life of an import. */
export const importMachine = machine<
  ImportStatus,
  "pass" | "refuse" | "start" | "stop" | "resume" | "finish" | "discard",
  ImportState
>({
  entity: "core.import",
  states: IMPORT_STATUSES,
  initial: "checking",
  transitions: [
    { action: "pass", from: ["checking"], to: "checked", who: worker },
    { action: "refuse", from: ["checking"], to: "refused", who: worker },
    {
      action: "start",
      from: ["checked"],
      to: "running",
      who: holder,
      guard: (row) => (row.waiting > 0 ? null : "errors.import.nothing"),
    },
    { action: "stop", from: ["running"], to: "stopped", who: holder },
    { action: "resume", from: ["stopped"], to: "running", who: holder },
    { action: "finish", from: ["running"], to: "done", who: worker },
    { action: "discard", from: ["checking", "checked", "refused"], to: "discarded", who: holder },
  ],
});
