import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgEnum, pgTable, uuid, varchar } from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { users } from "../../identity/schema/users";

export const externalCertificateStatus = pgEnum("external_certificate_status", [
  "unverified",
  "pending",
  "verified",
  "rejected",
]);

/** A certificate of somebody else's making, as its owner claims it. */
export const externalCertificates = pgTable(
  "external_certificates",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    title: varchar("title", { length: 200 }).notNull(),
    issuer: varchar("issuer", { length: 200 }).notNull(),
    issueDate: date("issue_date").notNull(),
    certificateUrl: varchar("certificate_url", { length: 2048 }),
    fileId: uuid("file_id").references(() => files.id, { onDelete: "restrict" }),
    /** The number that the issuer gave it. */
    credentialId: varchar("credential_id", { length: 100 }),
    expiresOn: date("expires_on"),
    status: externalCertificateStatus("status").notNull().default("unverified"),
    reviewedBy: uuid("reviewed_by").references(() => users.id, { onDelete: "restrict" }),
    reviewedAt: instant("reviewed_at"),
    reviewNote: varchar("review_note", { length: 500 }),
    isPublic: boolean("is_public").notNull().default(true),
    /** Taken off the public pages by a reviewer. */
    hiddenAt: instant("hidden_at"),
    hiddenReason: varchar("hidden_reason", { length: 500 }),
    ...timestamps(),
  },
  (t) => [
    check("external_certificates_title", sql`${t.title} ~ '\\S'`),
    check("external_certificates_issuer", sql`${t.issuer} ~ '\\S'`),
    check("external_certificates_url", sql`${t.certificateUrl} ~* '^https?://'`),
    check("external_certificates_proof", sql`num_nonnulls(${t.certificateUrl}, ${t.fileId}) >= 1`),
    check("external_certificates_expires", sql`${t.expiresOn} >= ${t.issueDate}`),
    check("external_certificates_hidden", sql`(${t.hiddenAt} is null) = (${t.hiddenReason} is null)`),
    check(
      "external_certificates_reviewed",
      sql`(${t.status} in ('verified', 'rejected')) = (${t.reviewedAt} is not null)`,
    ),
    index("external_certificates_user").on(t.userId, t.issueDate),
    index("external_certificates_issued").on(t.issueDate),
    // What waits for a reviewer, then the rest; queries repeat the expression.
    index("external_certificates_queue").on(sql`(${t.status} <> 'pending')`, t.updatedAt),
    index("external_certificates_status").on(t.status, t.updatedAt),
    // Queries must repeat this very expression to be served by the index.
    index("external_certificates_search").using(
      "gin",
      sql`(lower(${t.title} || ' ' || ${t.issuer})) gin_trgm_ops`,
    ),
  ],
);
export type ExternalCertificateRow = typeof externalCertificates.$inferSelect;
