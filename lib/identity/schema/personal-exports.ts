import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { users } from "./users";

/** Archives of everything about a person that the person asked for; the file goes after a week. */
export const personalExports = pgTable(
  "personal_exports",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["queued", "ready", "failed"] })
      .notNull()
      .default("queued"),
    fileId: uuid("file_id").references(() => files.id, { onDelete: "restrict" }),
    finishedAt: instant("finished_at"),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("personal_exports_one_queued").on(t.userId).where(sql`${t.status} = 'queued'`),
    index("personal_exports_user").on(t.userId, t.createdAt),
  ],
);
