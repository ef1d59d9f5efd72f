import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { contentKind } from "./enums";

/** Links of public content that lead nowhere on this site, as the nightly check last found them. */
export const brokenLinks = pgTable(
  "content_broken_links",
  {
    id: id(),
    subjectKind: contentKind("subject_kind").notNull(),
    subjectId: uuid("subject_id").notNull(),
    href: text("href").notNull(),
    foundAt: instant("found_at").notNull().defaultNow(),
    ...timestamps(),
  },
  (t) => [
    unique("content_broken_links_link").on(t.subjectKind, t.subjectId, t.href),
    index("content_broken_links_found").on(t.foundAt),
  ],
);
