import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { skillStatus } from "./enums";
import { skills } from "./skills";

/** What went along in a merge, so that it can be undone for some weeks; removed after that. */
export const skillMerges = pgTable(
  "skill_merges",
  {
    id: id(),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id, { onDelete: "restrict" }),
    intoId: uuid("into_id")
      .notNull()
      .references(() => skills.id, { onDelete: "restrict" }),
    statusBefore: skillStatus("status_before").notNull(),
    broaderId: uuid("broader_id").references(() => skills.id, { onDelete: "restrict" }),
    undoneAt: instant("undone_at"),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("skill_merges_open").on(t.skillId).where(sql`${t.undoneAt} is null`),
    index("skill_merges_into").on(t.intoId),
    index("skill_merges_age").on(t.createdAt),
  ],
);
export type SkillMergeRow = typeof skillMerges.$inferSelect;

export const MERGED_KINDS = ["label", "person", "evidence", "narrower", "merged"] as const;

/** One row that a merge moved, with what stood in it before. */
export const skillMergeRows = pgTable(
  "skill_merge_rows",
  {
    mergeId: uuid("merge_id")
      .notNull()
      .references(() => skillMerges.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: MERGED_KINDS }).notNull(),
    rowId: uuid("row_id").notNull(),
    /** Whose it is. */
    userId: uuid("user_id").references(() => users.id, { onDelete: "restrict" }),
    before: jsonb("before").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.mergeId, t.kind, t.rowId] }), index("skill_merge_rows_user").on(t.userId)],
);
