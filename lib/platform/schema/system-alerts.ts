import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "../../core/schema/columns";

/** Troubles of the installation; an open one was told to every super admin once. */
export const systemAlerts = pgTable(
  "system_alerts",
  {
    id: id(),
    kind: text("kind", {
      enum: ["chain_broken", "backup_old", "disk_low", "dead_job", "queue_old", "unsafe_file"],
    }).notNull(),
    /** What tells two troubles of one kind apart, such as a job's name. */
    cause: text("cause").notNull().default(""),
    raisedAt: instant("raised_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("system_alerts_open").on(t.kind, t.cause).where(sql`${t.endedAt} is null`),
    index("system_alerts_raised").on(t.raisedAt.desc()),
  ],
);
