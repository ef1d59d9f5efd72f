import { sql } from "drizzle-orm";
import { char, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { citext, id, instant, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { companyPosition, companyStatus, memberStatus } from "./enums";
import { users } from "./users";

/** Employers; people act for them through company_members. */
export const companies = pgTable(
  "companies",
  {
    id: id(),
    name: text("name").notNull(),
    legalName: text("legal_name"),
    slug: text("slug").notNull().unique("companies_slug_unique"),
    description: text("description"),
    website: text("website"),
    emailDomain: citext("email_domain"),
    industry: text("industry"),
    sizeBand: text("size_band"),
    country: char("country", { length: 2 }),
    address: jsonb("address").$type<Record<string, string>>().notNull().default({}),
    logoFileId: uuid("logo_file_id").references(() => files.id, { onDelete: "restrict" }),
    status: companyStatus("status").notNull().default("active"),
    verifiedAt: instant("verified_at"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    deletedAt: instant("deleted_at"),
    restoredAt: instant("restored_at"),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("companies_domain_unique")
      .on(t.emailDomain)
      .where(sql`${t.verifiedAt} is not null and ${t.deletedAt} is null`),
  ],
);

/** Who acts for a company, and as what. */
export const companyMembers = pgTable(
  "company_members",
  {
    id: id(),
    companyId: uuid("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    position: companyPosition("position").notNull(),
    status: memberStatus("status").notNull(),
    invitedBy: uuid("invited_by").references(() => users.id, { onDelete: "restrict" }),
    joinedAt: instant("joined_at"),
    removedAt: instant("removed_at"),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("company_members_one_live")
      .on(t.companyId, t.userId)
      .where(sql`${t.status} in ('requested', 'active')`),
    index("company_members_user").on(t.userId),
  ],
);
