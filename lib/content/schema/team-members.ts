import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";
import type { MemberLink, MemberTranslations } from "../team-member/model";
import { slugCheck } from "./publishable";

/** The people shown on the team page. */
export const teamMembers = pgTable(
  "team_members",
  {
    id: id(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    designation: text("designation").notNull(),
    bio: text("bio"),
    photoFileId: uuid("photo_file_id").references(() => files.id, { onDelete: "restrict" }),
    links: jsonb("links").$type<MemberLink[]>().notNull().default([]),
    userId: uuid("user_id")
      .references(() => users.id, { onDelete: "restrict" })
      .unique("team_members_user"),
    translations: jsonb("translations").$type<MemberTranslations>().notNull().default({}),
    isActive: boolean("is_active").notNull().default(true),
    sortOrder: integer("sort_order").notNull().default(0),
    ...timestamps(),
  },
  (t) => [
    unique("team_members_slug").on(t.slug),
    slugCheck("team_members", t.slug),
    index("team_members_order").on(t.sortOrder),
  ],
);
