import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, citext, id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { deliveryStatus, notificationChannel, notificationPriority } from "./enums";
import { notifications } from "./notifications";

/** One line of a delivery's log. */
export interface LogLine {
  at: string;
  action: string;
  details?: string;
  /** The id of the webhook event that caused it. */
  event?: string;
}

/** Every message that leaves the product: mail, SMS, push; its queue and its log. */
export const notificationDeliveries = pgTable(
  "notification_deliveries",
  {
    id: id(),
    notificationId: uuid("notification_id").references(() => notifications.id, { onDelete: "set null" }),
    userId: uuid("user_id").references(() => users.id),
    channel: notificationChannel("channel").notNull(),
    recipient: citext("recipient").notNull(),
    /** The notice, or the template of a mail. */
    category: text("category").notNull(),
    status: deliveryStatus("status").notNull().default("queued"),
    priority: notificationPriority("priority").notNull().default("normal"),
    /** The person asked for it just now: no quiet hours, and tried even where mail bounced. */
    immediate: boolean("immediate").notNull().default(false),
    scheduledAt: instant("scheduled_at").notNull().defaultNow(),
    attemptCount: integer("attempt_count").notNull().default(0),
    leaseUntil: instant("lease_until"),
    sentAt: instant("sent_at"),
    deliveredAt: instant("delivered_at"),
    failedAt: instant("failed_at"),
    provider: text("provider"),
    providerMessageId: text("provider_message_id"),
    externalResponse: jsonb("external_response").$type<Record<string, unknown>>(),
    /** The newest twenty things that happened to it. */
    log: jsonb("log").$type<LogLine[]>().notNull().default([]),
    /** How long it waited, and how long the sending took, in milliseconds. */
    queueMs: integer("queue_ms"),
    sendMs: integer("send_ms"),
    /** The digest in which it went. */
    digestId: uuid("digest_id").references((): AnyPgColumn => notificationDeliveries.id, {
      onDelete: "set null",
    }),
    /** The message where no notification holds it, wrapped; emptied once it is sent. */
    payload: bytea("payload"),
    /** When this bounce or complaint ceased to hold back mail to its address. */
    clearedAt: instant("cleared_at"),
    dedupeKey: text("dedupe_key").notNull(),
    ...timestamps(),
  },
  (t) => [
    unique("notification_deliveries_dedupe").on(t.dedupeKey),
    unique("notification_deliveries_channel").on(t.notificationId, t.channel),
    unique("notification_deliveries_provider").on(t.provider, t.providerMessageId),
    index("notification_deliveries_due")
      .on(t.priority.desc(), t.scheduledAt)
      .where(sql`${t.status} in ('queued', 'deferred')`),
    index("notification_deliveries_leases").on(t.leaseUntil).where(sql`${t.status} = 'sending'`),
    index("notification_deliveries_suppressing")
      .on(t.recipient)
      .where(sql`${t.status} in ('bounced', 'complained') and ${t.clearedAt} is null`),
    index("notification_deliveries_digests")
      .on(t.userId)
      .where(sql`${t.status} = 'digested' and ${t.digestId} is null`),
    index("notification_deliveries_digest").on(t.digestId).where(sql`${t.digestId} is not null`),
    index("notification_deliveries_recipient").on(t.recipient, t.createdAt),
    index("notification_deliveries_user").on(t.userId, t.createdAt),
    index("notification_deliveries_status").on(t.status, t.createdAt),
    index("notification_deliveries_category").on(t.category, t.createdAt),
    index("notification_deliveries_created").on(t.createdAt),
    check("notification_deliveries_attempts", sql`${t.attemptCount} >= 0`),
  ],
);
export type DeliveryRow = typeof notificationDeliveries.$inferSelect;
