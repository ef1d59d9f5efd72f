import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import type { Seo, Translations } from "../publishable/model";
import { contentStatus } from "./enums";
import { contentRevisions } from "./revisions";

/** The regular expression of a slug, as the database checks it. */
const SLUG = sql.raw(`'^[a-z0-9]+(-[a-z0-9]+)*$'`);

/** Columns that every table with drafts and revisions has. */
export const publishableColumns = () => ({
  id: id(),
  slug: text("slug").notNull(),
  status: contentStatus("status").notNull().default("draft"),
  translations: jsonb("translations").$type<Translations>().notNull().default({}),
  seo: jsonb("seo").$type<Partial<Seo>>().notNull().default({}),
  tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
  sortOrder: integer("sort_order").notNull().default(0),
  isFeatured: boolean("is_featured").notNull().default(false),
  publishedAt: instant("published_at"),
  liveRevisionId: uuid("live_revision_id").references(() => contentRevisions.id, { onDelete: "restrict" }),
  publishAt: instant("publish_at"),
  publishRevisionId: uuid("publish_revision_id").references(() => contentRevisions.id, {
    onDelete: "restrict",
  }),
  unpublishAt: instant("unpublish_at"),
  /** Who scheduled, to be told when it fails. */
  scheduledBy: uuid("scheduled_by").references(() => users.id, { onDelete: "restrict" }),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => users.id, { onDelete: "restrict" }),
  updatedBy: uuid("updated_by")
    .notNull()
    .references(() => users.id, { onDelete: "restrict" }),
  ...timestamps(),
});

type Columns = Record<
  | "id"
  | "slug"
  | "status"
  | "tags"
  | "publishedAt"
  | "liveRevisionId"
  | "publishAt"
  | "publishRevisionId"
  | "unpublishAt",
  AnyPgColumn
>;

/** A CHECK that a slug is lower-case words joined by single hyphens, at most 96 characters. */
export const slugCheck = (table: string, slug: AnyPgColumn) =>
  check(`${table}_slug_form`, sql`${slug} ~ ${SLUG} and length(${slug}) <= 96`);

/** Constraints and indexes that go with `publishableColumns`. */
export const publishableConstraints = (table: string, t: Columns) => [
  unique(`${table}_slug`).on(t.slug),
  slugCheck(table, t.slug),
  check(`${table}_schedule_whole`, sql`(${t.publishAt} is null) = (${t.publishRevisionId} is null)`),
  check(`${table}_schedule_order`, sql`${t.unpublishAt} > ${t.publishAt}`),
  check(
    `${table}_published_whole`,
    sql`${t.status} <> 'published' or (${t.liveRevisionId} is not null and ${t.publishedAt} is not null)`,
  ),
  index(`${table}_published`).on(t.status, t.publishedAt, t.id),
  index(`${table}_tags`).using("gin", t.tags),
  index(`${table}_publish_due`).on(t.publishAt).where(notNull(t.publishAt)),
  index(`${table}_unpublish_due`).on(t.unpublishAt).where(notNull(t.unpublishAt)),
];

const notNull = (column: AnyPgColumn): SQL => sql`${column} is not null`;
