import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { FILE_STATES, type FileListState, fileList } from "@/lib/platform/file/list";
import type { KindTotal, StoredFile } from "@/lib/platform/file/queries";
import { Bytes } from "./bytes";

/** All stored files as a list; a row opens the file where its kind lets the reader. */
export function FileTable({
  page,
  state,
  totals,
  zone,
}: {
  page: Page<StoredFile>;
  state: FileListState;
  totals: KindTotal[];
  zone: string;
}) {
  const t = useTranslations("platform.files");
  return (
    <DataTable
      id="files"
      caption={t("title")}
      page={page}
      state={state}
      contract={fileList}
      path="/admin/files"
      rowId={(row) => row.id}
      columns={[
        {
          id: "name",
          header: t("name"),
          cell: (row) =>
            row.status === "ready" ? (
              <a className="link" href={`/files/${row.id}/${encodeURIComponent(row.originalName)}`}>
                {row.originalName}
              </a>
            ) : (
              row.originalName
            ),
        },
        { id: "kind", header: t("kind"), cell: (row) => <code className="text-sm">{row.kind}</code> },
        { id: "owner", header: t("owner"), cell: (row) => row.ownerName ?? t("institution") },
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
          cell: (row) => <Badge>{t(`states.${row.status as "ready"}`)}</Badge>,
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
          options: totals.map(({ kind }) => ({ value: kind, label: kind })),
        },
        {
          kind: "select",
          name: "status",
          label: t("status"),
          all: t("anyState"),
          options: FILE_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
      ]}
      empty={{ title: t("empty") }}
    />
  );
}
