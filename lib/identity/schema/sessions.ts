import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, id, inet, instant, timestamps } from "../../core/schema/columns";
import { users } from "./users";

/** One row for each login in a browser; read on every request, so it can be revoked. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    /** The person's auth_epoch at sign-in; an older one is ended. */
    epoch: integer("epoch").notNull(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    remember: boolean("remember").notNull().default(false),
    ip: inet("ip"),
    userAgent: text("user_agent").notNull(),
    /** The time zone that the browser reported. */
    place: text("place"),
    /** SHA-256 of the browser's long-lived device cookie, in hex. */
    deviceHash: text("device_hash").notNull(),
    mfaAt: instant("mfa_at"),
    reauthenticatedAt: instant("reauthenticated_at"),
    impersonatorId: uuid("impersonator_id").references(() => users.id, { onDelete: "restrict" }),
    /** The admin's own login, with which an impersonation ends. */
    parentId: uuid("parent_id").references((): AnyPgColumn => sessions.id, { onDelete: "cascade" }),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
    ...timestamps(),
  },
  (t) => [
    index("sessions_live").on(t.userId).where(sql`${t.endedAt} is null`),
    index("sessions_parent").on(t.parentId).where(sql`${t.parentId} is not null`),
    index("sessions_device").on(t.userId, t.deviceHash),
    index("sessions_expires").on(t.expiresAt),
  ],
);
export type SessionRow = typeof sessions.$inferSelect;

/**
 * Rotating tokens of apps; one family for each sign-in. A rotated token names its successor by `parent_id`; the one
 * that is not rotated speaks for the family: revoking it ends the family.
 */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    id: id(),
    familyId: uuid("family_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    parentId: uuid("parent_id"),
    tokenHash: bytea("token_hash").notNull(),
    deviceName: text("device_name"),
    /** Platform and build, such as `ios:42`. */
    appBuild: text("app_build"),
    pushToken: text("push_token"),
    ip: inet("ip"),
    expiresAt: instant("expires_at").notNull(),
    familyExpiresAt: instant("family_expires_at").notNull(),
    rotatedAt: instant("rotated_at"),
    revokedAt: instant("revoked_at"),
    ...timestamps(),
  },
  (t) => [
    unique("refresh_tokens_hash_unique").on(t.tokenHash),
    unique("refresh_tokens_parent_unique").on(t.parentId),
    uniqueIndex("refresh_tokens_newest").on(t.familyId).where(sql`${t.rotatedAt} is null`),
    index("refresh_tokens_live").on(t.userId).where(sql`${t.rotatedAt} is null`),
    // Tokens of push services are longer than a B-tree takes.
    index("refresh_tokens_push")
      .using("hash", t.pushToken)
      .where(sql`${t.rotatedAt} is null and ${t.pushToken} is not null`),
    index("refresh_tokens_family").on(t.familyId),
    index("refresh_tokens_user").on(t.userId),
    index("refresh_tokens_expires").on(t.expiresAt),
  ],
);
