import { csvRoute } from "@/lib/core/csv-route";
import { actName } from "@/lib/core/names";
import { auditList } from "@/lib/platform/audit/list";
import { exportAudit } from "@/lib/platform/audit/queries";

export const dynamic = "force-dynamic";

/** The audit log as CSV, under the filters of its list. The export is itself an entry. */
export const GET = csvRoute({
  name: "audit",
  list: auditList,
  permission: "audit.read",
  audit: "platform.audit.export",
  rows: (ctx, { filters }) => exportAudit(ctx, filters),
  columns: (t) => [
    { header: "seq", value: (row) => row.seq },
    { header: t("platform.audit.at"), value: (row) => row.at },
    { header: t("platform.audit.actor"), value: (row) => row.actorName ?? row.actorId ?? row.actorKind },
    { header: t("platform.audit.action"), value: (row) => actName(t, row.action) },
    { header: t("platform.audit.act"), value: (row) => row.action },
    { header: t("platform.audit.type"), value: (row) => row.targetType },
    { header: t("platform.audit.targetId"), value: (row) => row.targetId },
    {
      header: t("platform.audit.changes"),
      value: (row) => (row.changes ? JSON.stringify(row.changes) : ""),
    },
    { header: t("platform.audit.hash"), value: (row) => row.hash },
  ],
});
