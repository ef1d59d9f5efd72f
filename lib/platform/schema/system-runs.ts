import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "../../core/schema/columns";

/** What the installation did to look after itself: each run of retention, backup, restore test, verification. */
export const systemRuns = pgTable(
  "system_runs",
  {
    id: id(),
    kind: text("kind", {
      enum: ["retention", "backup", "restore_test", "audit_verify", "audit_head"],
    }).notNull(),
    startedAt: instant("started_at").notNull().defaultNow(),
    /** Empty while it runs, and for good where the process died. */
    endedAt: instant("ended_at"),
    /** What it counted or made. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    /** Why it failed, as the machine said it. */
    error: text("error"),
  },
  (t) => [index("system_runs_kind").on(t.kind, t.startedAt.desc())],
);
