import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, id, instant, timestamps } from "../../core/schema/columns";
import { companies } from "./companies";
import { verificationStatus, verificationType } from "./enums";
import { users } from "./users";

/** Proofs that people and companies submit and reviewers decide on. */
export const userVerifications = pgTable(
  "user_verifications",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    companyId: uuid("company_id").references(() => companies.id, { onDelete: "restrict" }),
    verificationType: verificationType("verification_type").notNull(),
    status: verificationStatus("status").notNull().default("pending"),
    evidence: jsonb("evidence").$type<{ fileId: string; label: string }[]>().notNull(),
    /** Sealed under the person's data key. */
    documentNumber: bytea("document_number"),
    /** HMAC of the number, to find the same document elsewhere. */
    documentIndex: bytea("document_index"),
    replacesId: uuid("replaces_id").references((): AnyPgColumn => userVerifications.id, {
      onDelete: "restrict",
    }),
    reviewerId: uuid("reviewer_id").references(() => users.id, { onDelete: "restrict" }),
    adminNotes: text("admin_notes"),
    rejectionReason: text("rejection_reason"),
    decidedAt: instant("decided_at"),
    expiresOn: date("expires_on"),
    ...timestamps(),
  },
  (t) => [
    // A missing company counts as one value, as NULLS NOT DISTINCT would say.
    uniqueIndex("user_verifications_one_pending")
      .on(
        t.userId,
        sql`coalesce(${t.companyId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
        t.verificationType,
      )
      .where(sql`${t.status} = 'pending'`),
    index("user_verifications_status").on(t.status, t.createdAt),
    index("user_verifications_created").on(t.createdAt),
    index("user_verifications_document").on(t.documentIndex),
    index("user_verifications_user").on(t.userId),
    check("user_verifications_other_reviewer", sql`${t.reviewerId} <> ${t.userId}`),
  ],
);
