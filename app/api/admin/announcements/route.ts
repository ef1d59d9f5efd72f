import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { audienceText } from "@/lib/notifications/announcement/audience-text";
import { announcementList } from "@/lib/notifications/announcement/list";
import { SEND } from "@/lib/notifications/announcement/machine";
import { listAnnouncements } from "@/lib/notifications/announcement/queries";

export const dynamic = "force-dynamic";

/** The announcements as CSV, under the filters of their list. */
export const GET = csvRoute({
  name: "announcements",
  list: announcementList,
  permission: SEND,
  rows: (ctx, state) => allRows(ctx, listAnnouncements, state),
  columns: (t) => [
    { header: t("notifications.announcement.about"), value: (row) => row.name },
    { header: t("notifications.announcement.audience"), value: (row) => audienceText(t, row.audience) },
    {
      header: t("notifications.announcement.state"),
      value: (row) =>
        t(row.waits ? "notifications.announcement.waits" : `notifications.announcement.states.${row.status}`),
    },
    { header: t("notifications.announcement.recipients"), value: (row) => row.recipientCount },
    { header: t("notifications.announcement.scheduledFor"), value: (row) => row.scheduledAt },
    { header: t("notifications.announcement.sentAt"), value: (row) => row.sentAt },
    { header: t("notifications.announcement.author"), value: (row) => row.author },
    { header: t("notifications.announcement.created"), value: (row) => row.createdAt },
  ],
});
