import { useFormatter, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListState, Page } from "@/lib/core/list";
import { type AnnouncementFilters, announcementList } from "@/lib/notifications/announcement/list";
import { ANNOUNCEMENT_STATES } from "@/lib/notifications/announcement/model";
import type { AnnouncementItem } from "@/lib/notifications/announcement/queries";
import { AnnouncementStatus } from "./announcement-status";
import { AudienceText } from "./audience-text";

/** All announcements, the newest first. */
export function AnnouncementTable({
  page,
  state,
  zone,
}: {
  page: Page<AnnouncementItem>;
  state: ListState<AnnouncementFilters>;
  zone: string;
}) {
  const t = useTranslations("notifications.announcement");
  const format = useFormatter();
  return (
    <DataTable
      id="announcements"
      caption={t("title")}
      page={page}
      state={state}
      contract={announcementList}
      path="/admin/announcements"
      csvPath="/api/admin/announcements"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/announcements/${row.id}`}
      rowLabel={(row) => row.name}
      columns={[
        { id: "name", header: t("about"), cell: (row) => row.name },
        { id: "audience", header: t("audience"), cell: (row) => <AudienceText audience={row.audience} /> },
        {
          id: "status",
          header: t("state"),
          tight: true,
          cell: (row) => <AnnouncementStatus status={row.status} waits={row.waits} />,
        },
        {
          id: "recipients",
          header: t("recipients"),
          align: "end",
          tight: true,
          cell: (row) => (row.recipientCount ? format.number(row.recipientCount) : "–"),
        },
        {
          id: "when",
          header: t("when"),
          tight: true,
          cell: (row) => {
            const at = row.sentAt ?? row.scheduledAt;
            return at ? <RelativeTime at={at} zone={zone} /> : "–";
          },
        },
        { id: "author", header: t("author"), hidden: true, cell: (row) => row.author ?? "–" },
        {
          id: "created",
          header: t("created"),
          sort: "createdAt",
          tight: true,
          cell: (row) => <RelativeTime at={row.createdAt} zone={zone} />,
        },
      ]}
      filters={[
        { kind: "search", name: "q", label: t("search") },
        {
          kind: "select",
          name: "status",
          label: t("state"),
          all: t("anyState"),
          options: ANNOUNCEMENT_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
      ]}
      empty={{
        title: t("empty"),
        body: t("emptyBody"),
        action: (
          <LinkButton href="/admin/announcements/new" variant="primary" icon="plus">
            {t("new")}
          </LinkButton>
        ),
      }}
    />
  );
}
