import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListState, Page } from "@/lib/core/list";
import { retryDeliveries } from "@/lib/notifications/delivery/actions";
import { type OutboxFilters, outboxList } from "@/lib/notifications/delivery/list";
import { DELIVERY_STATES } from "@/lib/notifications/delivery/model";
import type { OutboxRow } from "@/lib/notifications/delivery/queries";
import { DeliveryStatus } from "./delivery-status";

const RETRIED = ["failed", "suppressed", "bounced"];

/** The outbox as a list; with the filter on what failed, chosen messages can be sent again. */
export function OutboxTable({
  page,
  state,
  categories,
  channels,
  zone,
}: {
  page: Page<OutboxRow>;
  state: ListState<OutboxFilters>;
  categories: string[];
  channels: readonly string[];
  zone: string;
}) {
  const t = useTranslations("notifications.outbox");
  const c = useTranslations("notifications.channel");
  return (
    <DataTable
      id="outbox"
      caption={t("title")}
      page={page}
      state={state}
      contract={outboxList}
      path="/admin/outbox"
      csvPath="/api/admin/outbox"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/outbox/${row.id}`}
      rowLabel={(row) => row.title}
      columns={[
        { id: "title", header: t("about"), cell: (row) => row.title },
        { id: "recipient", header: t("recipient"), cell: (row) => row.recipient },
        {
          id: "status",
          header: t("status"),
          tight: true,
          cell: (row) => <DeliveryStatus status={row.status} />,
        },
        {
          id: "channel",
          header: t("channel"),
          hidden: channels.length === 1,
          tight: true,
          cell: (row) => c(row.channel),
        },
        {
          id: "category",
          header: t("category"),
          hidden: true,
          cell: (row) => <code className="text-sm">{row.category}</code>,
        },
        {
          id: "attempts",
          header: t("attempts"),
          hidden: true,
          align: "end",
          tight: true,
          cell: (row) => row.attemptCount,
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
        { kind: "search", name: "q", label: t("recipient"), placeholder: t("search") },
        {
          kind: "select",
          name: "status",
          label: t("status"),
          all: t("anyState"),
          options: DELIVERY_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
        ...(channels.length > 1
          ? [
              {
                kind: "select" as const,
                name: "channel",
                label: t("channel"),
                all: t("anyChannel"),
                options: channels.map((value) => ({ value, label: c(value as "email") })),
              },
            ]
          : []),
        {
          kind: "select",
          name: "category",
          label: t("category"),
          all: t("anyCategory"),
          options: categories.map((value) => ({ value, label: value })),
        },
        { kind: "date", name: "from", label: t("from") },
        { kind: "date", name: "to", label: t("to") },
      ]}
      bulk={
        RETRIED.includes(state.filters.status ?? "")
          ? [{ label: t("retry"), action: retryDeliveries, icon: "send" }]
          : undefined
      }
      empty={{ title: t("empty"), body: t("emptyBody") }}
    />
  );
}
