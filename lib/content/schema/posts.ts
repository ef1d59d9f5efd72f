import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";
import { postCategories } from "./categories";
import { publishableColumns, publishableConstraints } from "./publishable";
import { teamMembers } from "./team-members";

/** Articles of the magazine. */
export const posts = pgTable(
  "posts",
  {
    ...publishableColumns(),
    categoryId: uuid("category_id").references(() => postCategories.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    excerpt: text("excerpt"),
    body: text("body").notNull(),
    coverFileId: uuid("cover_file_id").references(() => files.id, { onDelete: "restrict" }),
    /** Empty when the cover is decorative. */
    coverAlt: text("cover_alt").notNull().default(""),
    authorId: uuid("author_id").references(() => users.id, { onDelete: "restrict" }),
    authorName: text("author_name").notNull(),
    /** The byline's page, when its owner is on the team. */
    authorMemberId: uuid("author_member_id").references(() => teamMembers.id, { onDelete: "set null" }),
    relatedIds: uuid("related_ids").array().notNull().default(sql`'{}'::uuid[]`),
    readingMinutes: integer("reading_minutes").notNull().default(1),
  },
  (t) => [
    ...publishableConstraints("posts", t),
    check("posts_reading_minutes", sql`${t.readingMinutes} > 0`),
    index("posts_category").on(t.categoryId, t.publishedAt, t.id),
    index("posts_author").on(t.authorId),
    index("posts_author_member").on(t.authorMemberId, t.publishedAt, t.id),
    index("posts_created").on(t.createdAt, t.id),
    index("posts_updated").on(t.updatedAt, t.id),
    index("posts_author_name").on(t.authorName, t.id),
    index("posts_title").on(t.title, t.id),
    index("posts_title_trgm").using("gin", sql`${t.title} gin_trgm_ops`),
  ],
);
