import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { bytea, id, inet, instant, timestamps } from "./columns";

export const fileStatus = pgEnum("file_status", ["pending", "ready", "rejected", "quarantined", "deleted"]);
export const fileVisibility = pgEnum("file_visibility", ["public", "private"]);
export const actorKind = pgEnum("actor_kind", ["person", "api_key", "job", "anonymous"]);

/** Stored bytes of every domain; the row outlives the bytes. */
export const files = pgTable(
  "files",
  {
    id: id(),
    kind: text("kind").notNull(),
    ownerId: uuid("owner_id"),
    subjectType: text("subject_type"),
    subjectId: uuid("subject_id"),
    visibility: fileVisibility("visibility").notNull(),
    storageKey: text("storage_key").notNull().unique(),
    originalName: varchar("original_name", { length: 255 }).notNull(),
    mediaType: text("media_type").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    sha256: bytea("sha256").notNull(),
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    /** Width in pixels to storage key and size, for images. */
    variants: jsonb("variants")
      .$type<Record<string, { key: string; width: number; height: number; bytes: number }>>()
      .notNull()
      .default({}),
    /** The file with its resized copies. */
    allBytes: bigint("all_bytes", { mode: "number" })
      .notNull()
      .generatedAlwaysAs(sql`size_bytes + file_copies_bytes(variants)`),
    status: fileStatus("status").notNull().default("pending"),
    rejectReason: text("reject_reason"),
    scannedAt: instant("scanned_at"),
    /** When all bytes lay in the store; a pending file with this set waits for the virus scanner. */
    storedAt: instant("stored_at"),
    expiresAt: instant("expires_at"),
    deletedAt: instant("deleted_at"),
    /** When the bytes went, some days after deletion. */
    removedAt: instant("removed_at"),
    ...timestamps(),
  },
  (t) => [
    check("files_size_positive", sql`${t.sizeBytes} > 0`),
    index("files_owner").on(t.ownerId, t.createdAt),
    index("files_subject").on(t.subjectType, t.subjectId, t.kind),
    index("files_sha256").on(t.kind, t.sha256),
    index("files_status").on(t.status, t.createdAt),
    // What the list of all files sorts and searches by.
    index("files_copies").on(t.kind, t.sha256, t.sizeBytes).where(sql`${t.status} <> 'deleted'`),
    index("files_created").on(t.createdAt, t.id),
    index("files_size").on(t.sizeBytes, t.id),
    index("files_kind").on(t.kind, t.createdAt, t.id),
    index("files_name").using("gin", sql`${t.originalName} gin_trgm_ops`),
    index("files_unscanned")
      .on(t.createdAt)
      .where(
        sql`${t.scannedAt} is null and ${t.storedAt} is not null and ${t.status} in ('pending', 'ready')`,
      ),
    index("files_expires").on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
  ],
);
export type FileRow = typeof files.$inferSelect;

/** Who did what, hash-chained and append-only. */
export const auditLogs = pgTable(
  "audit_logs",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: text("actor_id"),
    impersonatorId: uuid("impersonator_id"),
    sessionId: uuid("session_id"),
    ip: inet("ip"),
    requestId: text("request_id"),
    action: varchar("action", { length: 255 }).notNull(),
    targetType: text("target_type"),
    targetId: text("target_id"),
    changes: jsonb("changes").$type<Record<string, unknown>>(),
    prevHash: bytea("prev_hash").notNull(),
    hash: bytea("hash").notNull(),
  },
  (t) => [
    unique("audit_logs_hash").on(t.hash),
    index("audit_logs_actor").on(t.actorId, t.at),
    index("audit_logs_at").on(t.at),
    index("audit_logs_target").on(t.targetType, t.targetId, t.seq),
    // For beginnings of names too, whatever the database's collation.
    index("audit_logs_action_prefix").on(t.action.op("text_pattern_ops"), t.at),
  ],
);

/** Replies to requests that carried an Idempotency-Key. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actorKey: text("actor_key").notNull(),
    key: varchar("key", { length: 255 }).notNull(),
    method: text("method").notNull(),
    path: text("path").notNull(),
    bodyHash: bytea("body_hash").notNull(),
    responseStatus: integer("response_status"),
    responseBody: jsonb("response_body"),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.actorKey, t.key] }), index("idempotency_keys_expires").on(t.expiresAt)],
);

/** Token buckets shared by all processes (unlogged: losing them on a crash is harmless). */
export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text("bucket").primaryKey(),
    tokens: real("tokens").notNull(),
    refilledAt: instant("refilled_at").notNull(),
  },
  (t) => [index("rate_limits_refilled").on(t.refilledAt)],
);

/** Every move of every state machine; append-only. */
export const statusHistory = pgTable(
  "status_history",
  {
    id: id(),
    entityType: text("entity_type").notNull(),
    entityId: uuid("entity_id").notNull(),
    fromStatus: text("from_status"),
    toStatus: text("to_status").notNull(),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: text("actor_id"),
    reasonCode: text("reason_code"),
    reason: text("reason"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    index("status_history_entity").on(t.entityType, t.entityId, t.at),
    index("status_history_actor").on(t.actorId, t.at),
  ],
);
