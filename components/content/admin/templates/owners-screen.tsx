import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Chart } from "@/components/ui/chart/chart";
import { DataTable } from "@/components/ui/data-table/data-table";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { TextAreaField, TextField } from "@/components/ui/form/text-fields";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import type { EditorDetail } from "@/lib/content/publishable/queries";
import { grantTemplate, revokeEntitlement } from "@/lib/content/template/actions";
import { ownerList } from "@/lib/content/template/list";
import type { OwnerRow } from "@/lib/content/template/model";
import type { Page } from "@/lib/core/list";
import { useEditTabs } from "../edit/edit-screen";

const SOURCES = ["free", "purchase", "grant"] as const;

/** Who owns a template, giving and withdrawing it with a reason, and how often it was downloaded. */
export function OwnersScreen({
  row,
  page,
  state,
  days,
  zone,
}: {
  row: EditorDetail;
  page: Page<OwnerRow>;
  state: ReturnType<typeof ownerList.parse>;
  days: readonly { day: string; count: number }[];
  zone: string;
}) {
  const t = useTranslations("content.admin");
  const o = useTranslations("content.admin.owners");
  const path = `/admin/templates/${row.id}/owners`;
  const reason = (
    <TextAreaField
      name="reason"
      label={o("reason")}
      help={o("reasonHelp")}
      required
      rows={3}
      maxLength={300}
    />
  );
  return (
    <Screen
      title={row.title}
      crumbs={[
        { label: t("edit.crumb"), href: "/admin/content" },
        { label: t("list.heading.template"), href: "/admin/templates" },
        { label: row.title, href: `/admin/templates/${row.id}` },
        { label: t("edit.owners") },
      ]}
      tabs={useEditTabs(row)}
      actions={
        <FormDialog
          trigger={o("grant")}
          icon="plus"
          variant="primary"
          title={o("grantTitle")}
          action={grantTemplate}
          hidden={{ templateId: row.id }}
          submit={o("grant")}
        >
          <TextField name="person" label={o("person")} help={o("personHelp")} required maxLength={254} />
          {reason}
        </FormDialog>
      }
    >
      {days.length > 1 && (
        <Section title={o("downloadsByDay")}>
          <Chart
            kind="bar"
            title={o("downloadsByDay")}
            series={[o("downloads")]}
            points={days.map((d) => ({ label: d.day, values: [d.count] }))}
            height={200}
          />
        </Section>
      )}
      <DataTable
        id="template-owners"
        caption={t("edit.owners")}
        page={page}
        state={state}
        contract={ownerList}
        path={path}
        csvPath={`/api${path}`}
        rowId={(owner) => owner.id}
        columns={[
          { id: "name", header: o("name"), sort: "name", cell: (owner) => owner.name },
          { id: "email", header: o("email"), cell: (owner) => owner.email },
          { id: "source", header: o("source"), tight: true, cell: (owner) => o(`sources.${owner.source}`) },
          {
            id: "downloads",
            header: o("downloads"),
            sort: "downloads",
            align: "end",
            tight: true,
            cell: (owner) => owner.downloadCount,
          },
          {
            id: "since",
            header: o("since"),
            sort: "since",
            tight: true,
            cell: (owner) => <RelativeTime at={owner.createdAt} zone={zone} />,
          },
          {
            id: "state",
            header: o("state"),
            cell: (owner) =>
              owner.revokedAt ? (
                <span className="grid gap-0.5">
                  <Badge tone="warning" icon="lock">
                    {o("revoked")}
                  </Badge>
                  <span className="text-xs text-muted">{owner.revokeReason}</span>
                </span>
              ) : (
                <Badge tone="success" icon="success">
                  {o("live")}
                </Badge>
              ),
          },
        ]}
        rowActions={(owner) =>
          !owner.revokedAt && (
            <FormDialog
              trigger={o("revoke")}
              size="sm"
              variant="danger-line"
              title={o("revokeTitle", { name: owner.name })}
              description={o("revokeHelp")}
              action={revokeEntitlement}
              hidden={{ entitlementId: owner.id }}
              submit={o("revoke")}
            >
              {reason}
            </FormDialog>
          )
        }
        filters={[
          { kind: "search", name: "q", label: o("search") },
          {
            kind: "select",
            name: "source",
            label: o("source"),
            all: o("anySource"),
            options: SOURCES.map((value) => ({ value, label: o(`sources.${value}`) })),
          },
          {
            kind: "select",
            name: "state",
            label: o("state"),
            all: o("anyState"),
            options: [
              { value: "live", label: o("live") },
              { value: "revoked", label: o("revoked") },
            ],
          },
        ]}
        empty={{ title: o("empty") }}
      />
    </Screen>
  );
}
