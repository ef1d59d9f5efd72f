import { CSV_LIMIT, csvResponse } from "@/lib/core/csv";
import { inTx } from "@/lib/core/ctx";
import { translator } from "@/lib/core/i18n/translate";
import { route } from "@/lib/core/route";
import { fileList } from "@/lib/platform/file/list";
import { exportFiles } from "@/lib/platform/file/queries";

export const dynamic = "force-dynamic";

/** The stored files as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = route(
  { auth: "session", permission: "files.manage", limit: CSV_LIMIT },
  async (ctx, { request }) => {
    const { filters } = fileList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const t = await translator(ctx.locale);
    await inTx(ctx, async (tx) =>
      tx.audit({ action: "platform.file.export", changes: { filters: Object.keys(filters) } }),
    );
    return csvResponse(
      "files",
      [
        { header: "id", value: (row) => row.id },
        { header: t("platform.files.name"), value: (row) => row.originalName },
        { header: t("platform.files.kind"), value: (row) => row.kind },
        {
          header: t("platform.files.owner"),
          value: (row) => row.ownerName ?? (row.ownerId ? "" : t("platform.files.institution")),
        },
        { header: t("platform.files.type"), value: (row) => row.mediaType },
        { header: t("platform.files.size"), value: (row) => row.sizeBytes },
        { header: t("platform.files.status"), value: (row) => t(`platform.files.states.${row.status}`) },
        { header: t("platform.files.visibility"), value: (row) => t(`platform.files.${row.visibility}`) },
        { header: t("platform.files.attached"), value: (row) => row.subjectType },
        { header: t("platform.files.created"), value: (row) => row.createdAt },
      ],
      exportFiles(ctx, filters),
    );
  },
);
