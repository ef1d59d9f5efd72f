import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextField } from "@/components/ui/form/text-fields";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen } from "@/components/ui/screen/screen";
import { addRedirect, removeRedirects } from "@/lib/content/redirect/actions";
import { redirectList } from "@/lib/content/redirect/list";
import type { RedirectRow } from "@/lib/content/redirect/model";
import type { Page } from "@/lib/core/list";
import { ImportDialog } from "./import-dialog";

/** Old paths and where they lead now. */
export function RedirectsScreen({
  page,
  state,
  zone,
}: {
  page: Page<RedirectRow>;
  state: ReturnType<typeof redirectList.parse>;
  zone: string;
}) {
  const t = useTranslations("content.admin.redirects");
  const kinds = useTranslations("content.kinds");
  const format = useFormatter();
  const add = (
    <FormDialog
      trigger={t("new")}
      icon="plus"
      variant="primary"
      title={t("new")}
      action={addRedirect}
      submit={t("add")}
    >
      <TextField
        name="fromPath"
        label={t("from")}
        help={t("fromHelp")}
        required
        maxLength={300}
        placeholder="/old"
      />
      <TextField name="toPath" label={t("to")} required maxLength={300} placeholder="/new" />
    </FormDialog>
  );
  return (
    <Screen
      title={t("title")}
      description={t("help")}
      actions={
        <>
          <ImportDialog />
          {add}
        </>
      }
    >
      <DataTable
        id="redirects"
        caption={t("title")}
        page={page}
        state={state}
        contract={redirectList}
        path="/admin/redirects"
        csvPath="/admin/redirects/export"
        rowId={(row) => row.id}
        rowLabel={(row) => row.fromPath}
        columns={[
          {
            id: "from",
            header: t("from"),
            sort: "from",
            cell: (row) => <span className="break-all">{row.fromPath}</span>,
          },
          {
            id: "to",
            header: t("to"),
            cell: (row) =>
              row.target ? (
                <Link className="link break-all" href={row.target}>
                  {row.target}
                </Link>
              ) : (
                <Badge tone="warning" icon="warning">
                  {t("targetHidden")}
                </Badge>
              ),
          },
          {
            id: "kind",
            header: t("kind"),
            tight: true,
            cell: (row) => (row.targetKind ? kinds(row.targetKind) : t("byHand")),
          },
          {
            id: "hits",
            header: t("hits"),
            sort: "hits",
            align: "end",
            tight: true,
            cell: (row) => format.number(row.hits),
          },
          {
            id: "lastHit",
            header: t("lastHit"),
            sort: "lastHit",
            tight: true,
            cell: (row) => (row.lastHitAt ? <RelativeTime at={row.lastHitAt} zone={zone} /> : "—"),
          },
          {
            id: "created",
            header: t("created"),
            sort: "created",
            tight: true,
            cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
          },
        ]}
        filters={[
          { kind: "search", name: "q", label: t("search") },
          {
            kind: "select",
            name: "kind",
            label: t("kind"),
            all: t("anyKind"),
            options: [
              { value: "row", label: t("byRename") },
              { value: "path", label: t("byHand") },
            ],
          },
        ]}
        bulk={[
          {
            label: t("delete"),
            icon: "trash",
            variant: "danger-line",
            action: removeRedirects,
            confirm: { title: t.raw("deleteTitle"), body: t("deleteBody") },
          },
        ]}
        empty={{ title: t("empty") }}
      />
    </Screen>
  );
}
