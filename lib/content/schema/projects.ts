import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import type { PortfolioResult } from "../portfolio-item/model";
import { projectCategories } from "./categories";
import { publishableColumns, publishableConstraints } from "./publishable";

/** Work that was done, with its pictures. */
export const projects = pgTable(
  "projects",
  {
    ...publishableColumns(),
    categoryId: uuid("category_id").references(() => projectCategories.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    body: text("body").notNull(),
    coverFileId: uuid("cover_file_id").references(() => files.id, { onDelete: "restrict" }),
    coverAlt: text("cover_alt").notNull().default(""),
    clientName: text("client_name"),
    clientConsentAt: instant("client_consent_at"),
    clientConsentFileId: uuid("client_consent_file_id").references(() => files.id, { onDelete: "restrict" }),
    liveUrl: text("live_url"),
    startedOn: date("started_on"),
    completedOn: date("completed_on"),
  },
  (t) => [
    ...publishableConstraints("projects", t),
    check(
      "projects_client_consent",
      sql`not (${t.status} = 'published' and ${t.clientName} is not null and ${t.clientConsentAt} is null)`,
    ),
    check("projects_dates", sql`${t.completedOn} >= ${t.startedOn}`),
    index("projects_category").on(t.categoryId, t.status),
  ],
);

/** The gallery of a project, rewritten from the revision at publish. */
export const projectImages = pgTable(
  "project_images",
  {
    id: id(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
    caption: text("caption"),
    /** Empty when the picture is decorative. */
    alt: text("alt").notNull(),
    translations: jsonb("translations")
      .$type<Record<string, { alt: string; caption: string }>>()
      .notNull()
      .default({}),
    sortOrder: integer("sort_order").notNull().default(0),
    ...timestamps(),
  },
  (t) => [unique("project_images_file").on(t.projectId, t.fileId)],
);

/** Case studies of projects. */
export const portfolioItems = pgTable(
  "portfolio_items",
  {
    ...publishableColumns(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    body: text("body").notNull(),
    coverFileId: uuid("cover_file_id").references(() => files.id, { onDelete: "restrict" }),
    coverAlt: text("cover_alt").notNull().default(""),
    results: jsonb("results").$type<PortfolioResult[]>().notNull().default([]),
    quote: text("quote"),
    quoteBy: text("quote_by"),
  },
  (t) => [...publishableConstraints("portfolio_items", t), index("portfolio_items_project").on(t.projectId)],
);
