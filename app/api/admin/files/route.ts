import { csvRoute } from "@/lib/core/csv-route";
import { fileList } from "@/lib/platform/file/list";
import { exportFiles } from "@/lib/platform/file/queries";

export const dynamic = "force-dynamic";

/** The stored files as CSV, under the filters of their list. The export is an entry of the audit log. */
export const GET = csvRoute({
  name: "files",
  list: fileList,
  permission: "files.manage",
  audit: "platform.file.export",
  rows: (ctx, { filters }) => exportFiles(ctx, filters),
  columns: (t) => [
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
});
