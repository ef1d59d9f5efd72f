import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListState, Page } from "@/lib/core/list";
import { resendMails } from "@/lib/platform/outbox/actions";
import { MAIL_STATES, type OutboxFilters, outboxList } from "@/lib/platform/outbox/list";
import type { OutboxRow } from "@/lib/platform/outbox/queries";
import { MailStatus } from "./mail-status";

/** The outbox as a list; with a mail server, chosen mails can be sent again. */
export function OutboxTable({
  page,
  state,
  canSend,
  zone,
}: {
  page: Page<OutboxRow>;
  state: ListState<OutboxFilters>;
  canSend: boolean;
  zone: string;
}) {
  const t = useTranslations("platform.outbox");
  return (
    <DataTable
      id="outbox"
      caption={t("title")}
      page={page}
      state={state}
      contract={outboxList}
      path="/admin/outbox"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/outbox/${row.id}`}
      rowLabel={(row) => row.subject}
      columns={[
        { id: "subject", header: t("subject"), cell: (row) => row.subject },
        { id: "recipient", header: t("recipient"), cell: (row) => row.recipient },
        { id: "status", header: t("status"), tight: true, cell: (row) => <MailStatus status={row.status} /> },
        {
          id: "template",
          header: t("template"),
          hidden: true,
          cell: (row) => <code className="text-sm">{row.template}</code>,
        },
        {
          id: "attempts",
          header: t("attempts"),
          hidden: true,
          align: "end",
          tight: true,
          cell: (row) => row.attempts,
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
          name: "status",
          label: t("status"),
          all: t("anyState"),
          options: MAIL_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
      ]}
      bulk={canSend ? [{ label: t("resend"), action: resendMails, icon: "send" }] : undefined}
      empty={{ title: t("empty") }}
    />
  );
}
