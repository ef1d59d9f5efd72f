import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { contentKind } from "./enums";

/** Old paths, without language prefix, that answer 308 to a row of content or to another path. */
export const slugRedirects = pgTable(
  "slug_redirects",
  {
    id: id(),
    fromPath: text("from_path").notNull().unique("slug_redirects_from"),
    targetKind: contentKind("target_kind"),
    targetId: uuid("target_id"),
    toPath: text("to_path"),
    hits: integer("hits").notNull().default(0),
    lastHitAt: instant("last_hit_at"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "restrict" }),
    ...timestamps(),
  },
  (t) => [
    check("slug_redirects_from_path", sql`${t.fromPath} ~ '^/[^?#]*$'`),
    check("slug_redirects_one_target", sql`(${t.targetId} is null) <> (${t.toPath} is null)`),
    check("slug_redirects_target_kind", sql`(${t.targetId} is null) = (${t.targetKind} is null)`),
    index("slug_redirects_target").on(t.targetKind, t.targetId),
    index("slug_redirects_to").on(t.toPath),
  ],
);
