import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Channel } from "../../core/registry";
import { id, instant, timestamps } from "../../core/schema/columns";
import { users } from "../../identity/schema/users";
import { announcementStatus, notificationChannel, notificationPriority, templateKind } from "./enums";

/** Texts by channel, then language. */
export type TemplateContent = Partial<Record<Channel, Record<string, { subject: string; body: string }>>>;

/** Whom an announcement reaches. */
export type Audience =
  | { kind: "everybody" }
  | { kind: "roles"; roles: string[] }
  | { kind: "languages"; languages: string[] }
  | { kind: "company"; companyId: string }
  | { kind: "people"; people: string[] };

/** Texts that take the place of a notice's shipped ones, and announcements, each a text of its own. */
export const notificationTemplates = pgTable(
  "notification_templates",
  {
    id: id(),
    kind: templateKind("kind").notNull().default("notice"),
    name: text("name").notNull(),
    notificationType: text("notification_type").notNull(),
    channels: notificationChannel("channels").array().notNull(),
    content: jsonb("content").$type<TemplateContent>().notNull().default({}),
    version: integer("version").notNull().default(1),
    isActive: boolean("is_active").notNull().default(true),
    audience: jsonb("audience").$type<Audience>(),
    priority: notificationPriority("priority").notNull().default("normal"),
    link: text("link"),
    status: announcementStatus("status"),
    scheduledAt: instant("scheduled_at"),
    /** When the first batch began: people who joined later are not reached. */
    startedAt: instant("started_at"),
    sentAt: instant("sent_at"),
    /** The last person reached, in the order of ids. */
    cursor: uuid("cursor"),
    recipientCount: integer("recipient_count").notNull().default(0),
    expiresAt: instant("expires_at"),
    createdBy: uuid("created_by").references(() => users.id),
    /** Who asked to send to more than a thousand addresses, until another announcer agrees. */
    requestedBy: uuid("requested_by").references(() => users.id),
    ...timestamps(),
  },
  (t) => [
    uniqueIndex("notification_templates_notice").on(t.name).where(sql`${t.kind} = 'notice'`),
    check(
      "notification_templates_announcement_has_status",
      sql`(${t.kind} = 'announcement') = (${t.status} is not null)`,
    ),
    check("notification_templates_link_is_a_path", sql`${t.link} ~ '^/($|[^/\\\\])'`),
    check("notification_templates_recipients", sql`${t.recipientCount} >= 0`),
    index("notification_templates_status").on(t.status, t.scheduledAt),
    index("notification_templates_created_by").on(t.createdBy),
    index("notification_templates_requested_by").on(t.requestedBy),
  ],
);
export type TemplateRow = typeof notificationTemplates.$inferSelect;
