import { type SQL, sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { notificationPriority } from "./enums";
import { notificationTemplates } from "./templates";

/** Values of a notice's texts as they are stored; an instant as `{ at }`. */
export type StoredData = Record<string, string | number | { at: string }>;

/** What a person was told, as the bell and the list show it. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    /** The announcement it belongs to. */
    templateId: uuid("template_id").references(() => notificationTemplates.id),
    notice: text("notice").notNull(),
    notificationType: text("notification_type").notNull(),
    subject: varchar("subject", { length: 255 }).notNull(),
    message: text("message").notNull(),
    priority: notificationPriority("priority").notNull().default("normal"),
    contextData: jsonb("context_data").$type<StoredData>().notNull().default({}),
    link: text("link"),
    entityType: text("entity_type"),
    entityId: text("entity_id"),
    dedupeKey: text("dedupe_key").notNull(),
    groupKey: text("group_key"),
    groupCount: integer("group_count").notNull().default(1),
    readAt: instant("read_at"),
    archivedAt: instant("archived_at"),
    /** Put aside until then; it comes back unread. */
    snoozedUntil: instant("snoozed_until"),
    expiresAt: instant("expires_at"),
    ...timestamps(),
  },
  (t) => [
    unique("notifications_dedupe").on(t.userId, t.dedupeKey),
    uniqueIndex("notifications_group")
      .on(t.userId, t.groupKey)
      .where(sql`${t.readAt} is null and ${t.archivedAt} is null`),
    index("notifications_user").on(t.userId, t.createdAt.desc(), t.id.desc()),
    // With the end in the index, the bell counts without touching the table.
    index("notifications_unread")
      .on(t.userId, t.expiresAt)
      .where(sql`${t.readAt} is null and ${t.archivedAt} is null`),
    index("notifications_expires").on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
    index("notifications_snoozed").on(t.snoozedUntil).where(sql`${t.snoozedUntil} is not null`),
    index("notifications_template").on(t.templateId).where(sql`${t.templateId} is not null`),
    index("notifications_entity").on(t.entityType, t.entityId).where(sql`${t.entityId} is not null`),
    index("notifications_created").on(t.createdAt),
    check("notifications_link_is_a_path", sql`${t.link} ~ '^/($|[^/\\\\])'`),
    check("notifications_group_count", sql`${t.groupCount} >= 1`),
  ],
);
export type NotificationRow = typeof notifications.$inferSelect;

/** Not read yet, or put aside to come back unread. */
export const isUnseen: SQL = sql`(${notifications.readAt} is null and ${notifications.archivedAt} is null
  or ${notifications.snoozedUntil} is not null)`;

/** Events counted into an unread row, so that a repeated job counts none twice. */
export const notificationGroupedEvents = pgTable(
  "notification_grouped_events",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    dedupeKey: text("dedupe_key").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.dedupeKey] }),
    index("notification_grouped_events_created").on(t.createdAt),
  ],
);

/** Things of which a person wants to hear no more; what cannot be muted still comes. */
export const notificationMutes = pgTable(
  "notification_mutes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    /** What the notification said from which it was muted, for the list of mutes. */
    label: text("label").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.entityType, t.entityId] }),
    index("notification_mutes_entity").on(t.entityType, t.entityId),
  ],
);
