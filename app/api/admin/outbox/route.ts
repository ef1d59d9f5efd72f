import { csvRoute } from "@/lib/core/csv-route";
import { outboxList } from "@/lib/notifications/delivery/list";
import { allDeliveries } from "@/lib/notifications/delivery/queries";

export const dynamic = "force-dynamic";

/** The outbox as CSV, under the filters of its list, and like the list without any text. An entry of the audit log. */
export const GET = csvRoute({
  name: "outbox",
  list: outboxList,
  permission: "deliveries.manage",
  audit: "notifications.delivery.export",
  rows: (ctx, { filters }) => allDeliveries(ctx, filters),
  columns: (t) => [
    { header: t("notifications.outbox.about"), value: (row) => row.title },
    { header: t("notifications.outbox.recipient"), value: (row) => row.recipient },
    {
      header: t("notifications.outbox.status"),
      value: (row) => t(`notifications.outbox.states.${row.status}`),
    },
    { header: t("notifications.outbox.channel"), value: (row) => t(`notifications.channel.${row.channel}`) },
    { header: t("notifications.outbox.category"), value: (row) => row.category },
    { header: t("notifications.outbox.attempts"), value: (row) => row.attemptCount },
    { header: t("notifications.outbox.created"), value: (row) => row.createdAt },
    { header: t("notifications.outbox.sent"), value: (row) => row.sentAt },
  ],
});
