import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { auditList } from "@/lib/platform/audit/list";
import { exportAudit } from "@/lib/platform/audit/queries";

export const dynamic = "force-dynamic";

/** The audit log as CSV, under the filters of its list. The export is itself an entry. */
export const GET = route(
  { auth: "session", permission: "audit.read", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const { filters } = auditList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    await inTx(ctx, async (tx) => tx.audit({ action: "platform.audit.export", changes: { filters } }));
    return csvResponse(
      "audit",
      [
        { header: "seq", value: (row) => row.seq },
        { header: t("platform.audit.at"), value: (row) => row.at },
        { header: t("platform.audit.actor"), value: (row) => row.actorName ?? row.actorId ?? row.actorKind },
        { header: t("platform.audit.action"), value: (row) => row.action },
        { header: t("platform.audit.type"), value: (row) => row.targetType },
        { header: t("platform.audit.targetId"), value: (row) => row.targetId },
        {
          header: t("platform.audit.changes"),
          value: (row) => (row.changes ? JSON.stringify(row.changes) : ""),
        },
        { header: t("platform.audit.hash"), value: (row) => row.hash },
      ],
      exportAudit(ctx, filters),
    );
  },
);
