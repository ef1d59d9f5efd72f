import { useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Keyed } from "@/components/ui/keyed";
import { LOCALE_NAMES, type Locale } from "@/lib/core/i18n/locales";
import type { ListState, Page } from "@/lib/core/list";
import { type TemplateFilters, templateList } from "@/lib/notifications/template/list";
import type { TemplateItem } from "@/lib/notifications/template/queries";

const languageName = (code: string) => LOCALE_NAMES[code as Locale] ?? code;

/** All texts by type: which are overridden, and which languages lack one. */
export function TemplateTable({
  page,
  state,
  types,
}: {
  page: Page<TemplateItem>;
  state: ListState<TemplateFilters>;
  types: readonly { value: string; label: string }[];
}) {
  const t = useTranslations("notifications.template");
  const c = useTranslations("notifications.channel");
  return (
    <DataTable
      id="notification-templates"
      caption={t("title")}
      page={page}
      state={state}
      contract={templateList}
      path="/admin/notification-templates"
      csvPath="/api/admin/notification-templates"
      rowId={(row) => row.name}
      rowHref={(row) => `/admin/notification-templates/${row.name}`}
      rowLabel={(row) => row.title}
      columns={[
        {
          id: "title",
          header: t("text"),
          sort: "name",
          cell: (row) => <Keyed name={row.title} code={row.name} />,
        },
        { id: "type", header: t("type"), sort: "type", cell: (row) => row.type },
        {
          id: "channels",
          header: t("channels"),
          cell: (row) => row.channels.map((channel) => c(channel)).join(", "),
        },
        {
          id: "state",
          header: t("state"),
          tight: true,
          cell: (row) => (
            <span className="flex flex-wrap gap-1">
              {row.overridden.length > 0 ? (
                <StatusBadge tone="info" icon="edit">
                  {t("overriddenIn", { languages: row.overridden.map(languageName).join(", ") })}
                </StatusBadge>
              ) : (
                <Badge>{t("shipped")}</Badge>
              )}
              {row.gaps.length > 0 && (
                <StatusBadge tone="warning">
                  {t("gap", { languages: row.gaps.map(languageName).join(", ") })}
                </StatusBadge>
              )}
            </span>
          ),
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("search") },
        { kind: "select", name: "type", label: t("type"), all: t("anyType"), options: types },
        {
          kind: "select",
          name: "state",
          label: t("state"),
          all: t("anyState"),
          options: [
            { value: "overridden", label: t("overridden") },
            { value: "shipped", label: t("shipped") },
            { value: "gaps", label: t("gaps") },
          ],
        },
      ]}
      empty={{ title: t("empty") }}
    />
  );
}
