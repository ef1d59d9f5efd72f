import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";
import { templateCategories } from "./categories";
import { entitlementSource, templatePricingType } from "./enums";
import { publishableColumns, publishableConstraints } from "./publishable";

/** Downloadable things of the catalog. */
export const templates = pgTable(
  "templates",
  {
    ...publishableColumns(),
    categoryId: uuid("category_id")
      .notNull()
      .references(() => templateCategories.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    summary: text("summary").notNull(),
    description: text("description").notNull(),
    pricingType: templatePricingType("pricing_type").notNull().default("free"),
    license: text("license").notNull(),
    /** Without a cover, the mark drawn from the id stands in its place. */
    coverFileId: uuid("cover_file_id").references(() => files.id, { onDelete: "restrict" }),
    coverAlt: text("cover_alt").notNull().default(""),
    previewFileId: uuid("preview_file_id").references(() => files.id, { onDelete: "restrict" }),
    currentVersionId: uuid("current_version_id").references((): AnyPgColumn => templateVersions.id, {
      onDelete: "restrict",
    }),
    downloadLimit: integer("download_limit"),
    downloadCount: integer("download_count").notNull().default(0),
  },
  (t) => [
    ...publishableConstraints("templates", t),
    check("templates_summary_length", sql`length(${t.summary}) <= 200`),
    check("templates_download_limit", sql`${t.downloadLimit} > 0`),
    check("templates_download_count", sql`${t.downloadCount} >= 0`),
    check(
      "templates_published_version",
      sql`${t.status} <> 'published' or ${t.currentVersionId} is not null`,
    ),
    index("templates_category").on(t.categoryId, t.status),
    index("templates_pricing").on(t.pricingType),
  ],
);

/** The files of a template, newest number last; rows never change. */
export const templateVersions = pgTable(
  "template_versions",
  {
    id: id(),
    templateId: uuid("template_id")
      .notNull()
      .references(() => templates.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "restrict" }),
    changelog: text("changelog"),
    releasedBy: uuid("released_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    ...timestamps(),
  },
  (t) => [
    unique("template_versions_version").on(t.templateId, t.version),
    check("template_versions_positive", sql`${t.version} > 0`),
  ],
);

/** A person's right to download a template. */
export const templateEntitlements = pgTable(
  "template_entitlements",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    templateId: uuid("template_id")
      .notNull()
      .references(() => templates.id, { onDelete: "restrict" }),
    source: entitlementSource("source").notNull(),
    invoiceItemId: uuid("invoice_item_id").unique("template_entitlements_invoice_item"),
    grantedBy: uuid("granted_by").references(() => users.id, { onDelete: "restrict" }),
    downloadCount: integer("download_count").notNull().default(0),
    revokedAt: instant("revoked_at"),
    revokeReason: text("revoke_reason"),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("template_entitlements_live").on(t.userId, t.templateId).where(sql`${t.revokedAt} is null`),
    check(
      "template_entitlements_purchase",
      sql`(${t.source} = 'purchase') = (${t.invoiceItemId} is not null)`,
    ),
    check("template_entitlements_count", sql`${t.downloadCount} >= 0`),
    index("template_entitlements_template").on(t.templateId, t.createdAt),
  ],
);

/** Every download, for counting. */
export const templateDownloads = pgTable(
  "template_downloads",
  {
    id: id(),
    templateVersionId: uuid("template_version_id")
      .notNull()
      .references(() => templateVersions.id, { onDelete: "restrict" }),
    entitlementId: uuid("entitlement_id").references(() => templateEntitlements.id, { onDelete: "restrict" }),
    userId: uuid("user_id").references(() => users.id, { onDelete: "restrict" }),
    downloadedAt: instant("downloaded_at").notNull().defaultNow(),
    ...timestamps(),
  },
  (t) => [
    index("template_downloads_version").on(t.templateVersionId, t.downloadedAt),
    index("template_downloads_user").on(t.userId),
  ],
);
