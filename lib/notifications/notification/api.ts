import { z } from "zod";
import { env } from "../../core/env";
import { localePath } from "../../core/i18n/locales";
import { Cursor } from "./model";
import type { NotificationItem } from "./queries";

/** Which notifications an app asks for. */
export const ApiQuery = z.object({
  status: z.enum(["unread", "read", "archived"]).optional().describe("Without it all that are not archived."),
  type: z.string().max(60).optional().describe("Such as `account_update`; see your preferences."),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const ApiNotification = z
  .object({
    id: z.uuid(),
    type: z.string(),
    subject: z.string(),
    message: z.string(),
    priority: z.enum(["low", "normal", "high", "critical"]),
    status: z.enum(["unread", "read", "archived", "expired"]),
    link: z.string().nullable().describe("The path of what it tells of, for an app that opens it itself."),
    url: z.string().nullable().describe("The same as a whole address, for a browser."),
    group_count: z.int().describe("For how many events it stands."),
    created_at: z.iso.datetime(),
    read_at: z.iso.datetime().nullable(),
    archived_at: z.iso.datetime().nullable(),
    expires_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Notification" });

export const ApiNotifications = z.object({
  data: z.array(ApiNotification),
  next_cursor: z.string().nullable().describe("Pass it as `cursor` for older ones; null at the end."),
});

export const ReadAllBody = z.object({
  up_to: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .describe("`created_at` of the newest that was shown; what came later stays unread."),
});

/** A notification in that form. */
export const apiNotification = (locale: string, row: NotificationItem): z.output<typeof ApiNotification> => ({
  id: row.id,
  type: row.notificationType,
  subject: row.subject,
  message: row.message,
  priority: row.priority,
  status: row.state,
  link: row.link,
  url: row.link && `${env().baseUrl}${localePath(locale, row.link)}`,
  group_count: row.groupCount,
  created_at: row.createdAt.toISOString(),
  read_at: row.readAt?.toISOString() ?? null,
  archived_at: row.archivedAt?.toISOString() ?? null,
  expires_at: row.expiresAt?.toISOString() ?? null,
});
