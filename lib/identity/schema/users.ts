import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uuid, varchar } from "drizzle-orm/pg-core";
import { bytea, citext, id, instant, timestamps } from "../../core/schema/columns";
import { files } from "../../core/schema/core";
import { profileVisibility, userStatus } from "./enums";

/** What a person shows of themselves besides name and bio. */
export interface ContactInfo {
  website?: string;
  city?: string;
  country?: string;
  links?: string[];
}
/** How a person likes the product. */
export interface Preferences {
  theme?: "light" | "dark";
  /** The workspace whose first page opens after signing in. */
  workspace?: string;
  /** The person wants to be found by search engines and the product's own search. */
  searchable?: boolean;
  /** The number given at sign-up was another's; said and forgotten at the first sign-in. */
  phoneLeftOut?: boolean;
}

/** One account for each person; erased, never deleted, once the person has acted. */
export const users = pgTable(
  "users",
  {
    id: id(),
    email: citext("email").notNull().unique("users_email_unique"),
    username: citext("username").notNull().unique("users_username_unique"),
    passwordHash: text("password_hash"),
    firstName: varchar("first_name", { length: 150 }).notNull().default(""),
    lastName: varchar("last_name", { length: 150 }).notNull().default(""),
    phoneNumber: text("phone_number").unique("users_phone_unique"),
    phoneVerifiedAt: instant("phone_verified_at"),
    bio: text("bio"),
    avatarFileId: uuid("avatar_file_id").references(() => files.id, { onDelete: "restrict" }),
    contactInfo: jsonb("contact_info").$type<ContactInfo>().notNull().default({}),
    preferences: jsonb("preferences").$type<Preferences>().notNull().default({}),
    /** A BCP 47 tag; languages stand in platform, above, so no foreign key. */
    language: text("language"),
    /** An IANA zone. */
    timeZone: text("time_zone"),
    status: userStatus("status").notNull().default("pending_verification"),
    statusReason: text("status_reason"),
    suspendedUntil: instant("suspended_until"),
    emailVerifiedAt: instant("email_verified_at"),
    failedLoginAttempts: integer("failed_login_attempts").notNull().default(0),
    lastFailedAt: instant("last_failed_at"),
    accountLockedUntil: instant("account_locked_until"),
    /** One more ends every login at once. */
    authEpoch: integer("auth_epoch").notNull().default(0),
    lastLoginAt: instant("last_login_at"),
    termsVersion: integer("terms_version"),
    termsAcceptedAt: instant("terms_accepted_at"),
    profileVisibility: profileVisibility("profile_visibility").notNull().default("public"),
    /** The key under which sealed columns stand, itself wrapped. */
    dataKey: bytea("data_key"),
    deletedAt: instant("deleted_at"),
    restoredAt: instant("restored_at"),
    erasedAt: instant("erased_at"),
    ...timestamps(),
  },
  (t) => [
    check("users_email_length", sql`char_length(${t.email}::text) <= 254`),
    check("users_username_form", sql`${t.username}::text ~ '^[A-Za-z][A-Za-z0-9_.-]{7,15}$'`),
    check("users_phone_form", sql`${t.phoneNumber} ~ '^\\+[0-9]{7,15}$'`),
    check("users_bio_length", sql`char_length(${t.bio}) <= 2000`),
    check("users_failures_not_negative", sql`${t.failedLoginAttempts} >= 0`),
    check(
      "users_erased_is_empty",
      sql`${t.erasedAt} is null or (${t.passwordHash} is null and ${t.phoneNumber} is null and ${t.bio} is null and ${t.dataKey} is null)`,
    ),
    index("users_created").on(t.createdAt),
    index("users_name").on(sql`lower(${t.lastName})`, sql`lower(${t.firstName})`),
    index("users_status").on(t.status),
    index("users_deleted").on(t.deletedAt).where(sql`${t.deletedAt} is not null`),
    index("users_suspended_until").on(t.suspendedUntil).where(sql`${t.suspendedUntil} is not null`),
    // Queries must repeat this very expression to be served by the index.
    index("users_search").using(
      "gin",
      sql`(lower(${t.firstName} || ' ' || ${t.lastName} || ' ' || ${t.username}::text || ' ' || ${t.email}::text)) gin_trgm_ops`,
    ),
  ],
);
export type UserRow = typeof users.$inferSelect;
