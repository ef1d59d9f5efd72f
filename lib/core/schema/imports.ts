import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { IMPORT_STATUSES, type ImportFault, ROW_OUTCOMES } from "../imports/model";
import { id, instant, timestamps } from "./columns";
import { files } from "./core";

/** Files of rows that somebody brings in: checked first, then taken over row by row. */
export const importRuns = pgTable(
  "import_runs",
  {
    id: id(),
    kind: text("kind").notNull(),
    status: text("status", { enum: IMPORT_STATUSES }).notNull().default("checking"),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
    fileName: text("file_name").notNull(),
    startedBy: uuid("started_by").notNull(),
    /** Why the whole file was refused. */
    problem: jsonb("problem").$type<ImportFault>(),
    rowCount: integer("row_count").notNull().default(0),
    createdCount: integer("created_count").notNull().default(0),
    updatedCount: integer("updated_count").notNull().default(0),
    unchangedCount: integer("unchanged_count").notNull().default(0),
    refusedCount: integer("refused_count").notNull().default(0),
    finishedAt: instant("finished_at"),
    ...timestamps(),
  },
  (t) => [
    index("import_runs_kind").on(t.kind, t.createdAt),
    index("import_runs_updated").on(t.updatedAt),
    uniqueIndex("import_runs_one_running").on(t.kind).where(sql`${t.status} = 'running'`),
  ],
);
export type ImportRunRow = typeof importRuns.$inferSelect;

/** The rows of an import as they were read, and what became of each; removed some days after it ended. */
export const importRows = pgTable(
  "import_rows",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => importRuns.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    values: jsonb("values").$type<Record<string, string>>().notNull(),
    faults: jsonb("faults").$type<ImportFault[]>().notNull().default([]),
    notes: jsonb("notes").$type<ImportFault[]>().notNull().default([]),
    outcome: text("outcome", { enum: ROW_OUTCOMES }).notNull().default("waiting"),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.line] }),
    index("import_rows_outcome").on(t.runId, t.outcome, t.line),
    index("import_rows_noted")
      .on(t.runId, t.line)
      .where(sql`${t.faults} <> '[]'::jsonb or ${t.notes} <> '[]'::jsonb`),
  ],
);
