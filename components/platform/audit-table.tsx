import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Keyed } from "@/components/ui/keyed";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListState, Page } from "@/lib/core/list";
import { type AuditFilters, auditList } from "@/lib/platform/audit/list";
import type { AuditRow } from "@/lib/platform/audit/queries";
import { ActorName } from "./actor-name";
import { useKeyNames } from "./key-names";

/** The audit log as a list. */
export function AuditTable({
  page,
  state,
  acts,
  types,
  zone,
}: {
  page: Page<AuditRow>;
  state: ListState<AuditFilters>;
  acts: string[];
  types: string[];
  zone: string;
}) {
  const t = useTranslations("platform.audit");
  const names = useKeyNames();
  return (
    <DataTable
      id="audit"
      caption={t("title")}
      page={page}
      state={state}
      contract={auditList}
      path="/admin/audit"
      csvPath="/api/admin/audit"
      rowId={(row) => String(row.seq)}
      rowHref={(row) => `/admin/audit/${row.seq}`}
      rowLabel={(row) => names.act(row.action)}
      phone="cards"
      columns={[
        {
          id: "action",
          header: t("action"),
          cell: (row) => <Keyed name={names.act(row.action)} code={row.action} />,
        },
        { id: "actor", header: t("actor"), cell: (row) => <ActorName row={row} /> },
        {
          id: "target",
          header: t("target"),
          cell: (row) =>
            row.targetType && (
              <span className="text-muted">
                {row.targetName ?? row.targetType} <code className="text-xs">{shorten(row.targetId)}</code>
              </span>
            ),
        },
        { id: "ip", header: t("ip"), hidden: true, tight: true, cell: (row) => row.ip },
        {
          id: "seq",
          header: "№",
          hidden: true,
          tight: true,
          align: "end",
          sort: "seq",
          cell: (row) => row.seq,
        },
        {
          id: "at",
          header: t("at"),
          tight: true,
          sort: "seq",
          cell: (row) => <RelativeTime at={row.at} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "actor", label: t("actor"), placeholder: t("actorSearch") },
        {
          kind: "select",
          name: "action",
          label: t("action"),
          all: t("anyAction"),
          options: names.options("act", acts),
        },
        {
          kind: "select",
          name: "type",
          label: t("type"),
          all: t("anyType"),
          options: types.map((value) => ({ value, label: value })),
        },
        { kind: "search", name: "target", label: t("targetId"), placeholder: t("targetId") },
        { kind: "date", name: "from", label: t("from") },
        { kind: "date", name: "to", label: t("to") },
      ]}
      empty={{ title: t("empty") }}
    />
  );
}

/** The end of a UUID tells rows apart; its beginning is the time. */
function shorten(id: string | null): string {
  return id && /^[0-9a-f-]{36}$/.test(id) ? `…${id.slice(-8)}` : (id ?? "");
}
