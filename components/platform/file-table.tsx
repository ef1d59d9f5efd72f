import { useTranslations } from "next-intl";
import { Bytes } from "@/components/ui/bytes";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { type FileListState, fileList } from "@/lib/platform/file/list";
import { FILE_STATUSES } from "@/lib/platform/file/model";
import type { StoredFile } from "@/lib/platform/file/queries";
import { useFileKind } from "./file-kind";
import { FileStatusBadge } from "./file-status";

/** All stored files as a list; a row opens the file's page. */
export function FileTable({
  page,
  state,
  kinds,
  zone,
}: {
  page: Page<StoredFile>;
  state: FileListState;
  kinds: string[];
  zone: string;
}) {
  const t = useTranslations("platform.files");
  const kindName = useFileKind();
  return (
    <DataTable
      id="files"
      caption={t("title")}
      page={page}
      state={state}
      contract={fileList}
      path="/admin/files"
      csvPath="/api/admin/files"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/files/${row.id}`}
      rowLabel={(row) => row.originalName}
      columns={[
        {
          id: "name",
          header: t("name"),
          cell: (row) => <span className="break-all">{row.originalName}</span>,
        },
        { id: "kind", header: t("kind"), cell: (row) => kindName(row.kind) },
        {
          id: "owner",
          header: t("owner"),
          cell: (row) => row.ownerName ?? (row.ownerId ? t("unknown") : t("institution")),
        },
        { id: "type", header: t("type"), hidden: true, cell: (row) => row.mediaType },
        {
          id: "visibility",
          header: t("visibility"),
          hidden: true,
          tight: true,
          cell: (row) => (row.visibility === "public" ? t("public") : t("private")),
        },
        {
          id: "status",
          header: t("status"),
          tight: true,
          cell: (row) => <FileStatusBadge status={row.status} />,
        },
        {
          id: "size",
          header: t("size"),
          sort: "sizeBytes",
          align: "end",
          tight: true,
          cell: (row) => <Bytes value={row.sizeBytes} />,
        },
        {
          id: "created",
          header: t("created"),
          sort: "createdAt",
          tight: true,
          cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("search"), placeholder: t("search") },
        {
          kind: "select",
          name: "kind",
          label: t("kind"),
          all: t("anyKind"),
          options: kinds.map((value) => ({ value, label: kindName(value) })),
        },
        {
          kind: "select",
          name: "status",
          label: t("status"),
          all: t("anyState"),
          options: FILE_STATUSES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
        { kind: "search", name: "owner", label: t("owner"), placeholder: t("ownerSearch") },
        { kind: "date", name: "from", label: t("from") },
        { kind: "date", name: "to", label: t("to") },
        { kind: "flag", name: "copies", label: t("onlyCopies"), value: "1" },
      ]}
      empty={{ title: t("empty") }}
    />
  );
}
