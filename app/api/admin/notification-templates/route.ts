import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { templateList } from "@/lib/notifications/template/list";
import { listTemplates } from "@/lib/notifications/template/queries";

export const dynamic = "force-dynamic";

/** The texts of messages as CSV, under the filters of their list. */
export const GET = csvRoute({
  name: "message-texts",
  list: templateList,
  permission: "notification_templates.manage",
  rows: (ctx, state) => allRows(ctx, listTemplates, state),
  columns: (t) => [
    { header: t("notifications.template.text"), value: (row) => row.title },
    { header: t("notifications.template.name"), value: (row) => row.name },
    { header: t("notifications.template.type"), value: (row) => row.type },
    {
      header: t("notifications.template.channels"),
      value: (row) => row.channels.map((channel) => t(`notifications.channel.${channel}`)).join(", "),
    },
    { header: t("notifications.template.overridden"), value: (row) => row.overridden.join(", ") },
    { header: t("notifications.template.gaps"), value: (row) => row.gaps.join(", ") },
  ],
});
