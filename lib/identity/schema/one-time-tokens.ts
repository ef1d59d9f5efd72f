import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, citext, id, instant, timestamps } from "../../core/schema/columns";
import { tokenPurpose } from "./enums";
import { users } from "./users";

/** Links and codes sent by mail, and challenges for passkeys; each works once, and only its hash is kept. */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    id: id(),
    purpose: tokenPurpose("purpose").notNull(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "restrict" }),
    email: citext("email").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    /** HMAC of the six digits: a plain hash of so few could be searched. */
    codeHash: bytea("code_hash"),
    tries: integer("tries").notNull().default(0),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull().default({}),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    ...timestamps(),
  },
  (t) => [
    unique("one_time_tokens_hash_unique").on(t.tokenHash),
    index("one_time_tokens_email").on(t.purpose, t.email),
    index("one_time_tokens_expires").on(t.expiresAt),
    index("one_time_tokens_user").on(t.userId),
    // One hold of a name at a time; also finds it.
    uniqueIndex("one_time_tokens_held_name")
      .on(sql`lower(${t.payload} ->> 'username')`)
      .where(sql`${t.purpose} = 'name_hold' and ${t.usedAt} is null`),
    uniqueIndex("one_time_tokens_held_sealed_name")
      .on(sql`(${t.payload} ->> 'sealedName')`)
      .where(sql`${t.purpose} = 'name_hold' and ${t.usedAt} is null`),
    index("one_time_tokens_company")
      .on(sql`(${t.payload}->>'companyId')`)
      .where(sql`${t.purpose} = 'company_invitation'`),
    check("one_time_tokens_tries", sql`${t.tries} >= 0`),
  ],
);
export type OneTimeTokenRow = typeof oneTimeTokens.$inferSelect;
