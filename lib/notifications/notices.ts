import type { NoticeDefinition, NoticeType } from "../core/registry";

/** The types of notice that belong to no other domain. */
export const NOTICE_TYPES: readonly NoticeType[] = [
  {
    name: "system_announcement",
    label: "notifications.type.systemAnnouncement",
    channels: ["in_app"],
    // When the announcer says so.
    also: ["email"],
  },
  { name: "admin_alert", label: "notifications.type.adminAlert", channels: ["in_app", "email"], staff: true },
];

/** What announcers tell each other, and what people send themselves to see what reaches them. */
export const NOTIFICATION_NOTICES: readonly NoticeDefinition[] = [
  {
    name: "notifications.test",
    type: "system_announcement",
    template: "notifications.notice.test",
    channels: ["in_app", "email", "push"],
    variables: [],
    immediate: true,
  },
  {
    name: "notifications.queue_stuck",
    type: "admin_alert",
    template: "notifications.notice.queueStuck",
    // By mail it would stand in the same queue.
    channels: ["in_app"],
    variables: ["minutes"],
    priority: "high",
  },
  {
    name: "notifications.announcement_waits",
    type: "admin_alert",
    template: "notifications.notice.announcementWaits",
    variables: ["title", "person", "mails"],
    priority: "high",
  },
];
