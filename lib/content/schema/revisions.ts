import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { contentKind } from "./enums";

/**
 * Versions of everything with drafts: numbered ones are immutable (a trigger sees to it), the one without a
 * number is an author's autosave.
 */
export const contentRevisions = pgTable(
  "content_revisions",
  {
    id: id(),
    subjectKind: contentKind("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    version: integer("version"),
    /** All that a visitor sees, in the shape of the kind's `…Data` schema. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    /** The version from which an autosave began. */
    baseVersion: integer("base_version"),
    note: text("note"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    previewHash: bytea("preview_hash").unique("content_revisions_preview"),
    previewExpiresAt: instant("preview_expires_at"),
    ...timestamps(),
  },
  (t) => [
    unique("content_revisions_version").on(t.subjectKind, t.subjectId, t.version),
    uniqueIndex("content_revisions_autosave")
      .on(t.subjectKind, t.subjectId, t.authorId)
      .where(sql`${t.version} is null`),
    index("content_revisions_author").on(t.authorId, t.createdAt),
  ],
);
export type RevisionRow = typeof contentRevisions.$inferSelect;
