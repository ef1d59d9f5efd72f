import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import type { BulkAction, Column, Filter } from "@/components/ui/data-table/columns";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Icon } from "@/components/ui/icon";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen } from "@/components/ui/screen/screen";
import { bulkArchive, bulkPublish, bulkUnpublish } from "@/lib/content/publishable/actions";
import { CONTENT_STATUSES, type ContentStatus, type PublishableKind } from "@/lib/content/publishable/model";
import type { ListContract, ListState, Page } from "@/lib/core/list";
import { ADMIN_PATH } from "../paths";
import { ContentState } from "../status";

/** What the rows of every kind have. */
export interface ContentRow {
  id: string;
  title: string;
  slug: string;
  status: ContentStatus;
  isFeatured?: boolean;
  publishAt: Date | null;
  unpublishAt: Date | null;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** The list of one kind: its own columns and filters between those that all kinds have. */
export function ContentTable<R extends ContentRow, F>({
  kind,
  page,
  state,
  contract,
  columns = [],
  filters = [],
  zone,
  mayPublish,
  ordering,
}: {
  kind: PublishableKind;
  page: Page<R>;
  state: ListState<F>;
  contract: ListContract<F>;
  columns?: readonly Column<R>[];
  filters?: readonly Filter[];
  /** The reader's time zone. */
  zone: string;
  mayPublish: boolean;
  /** Whether visitors see these rows in an order that somebody chose. */
  ordering?: boolean;
}) {
  const t = useTranslations("content.admin.list");
  const all = useTranslations("content");
  const path = ADMIN_PATH[kind];
  const shared: Column<R>[] = [
    {
      id: "title",
      header: t("title"),
      sort: "title",
      cell: (row) => (
        <>
          {row.title}
          {row.isFeatured && (
            <Icon name="star" size={14} label={t("featured")} className="ml-1.5 inline text-accent" />
          )}
        </>
      ),
    },
    { id: "status", header: t("status"), tight: true, cell: (row) => <ContentState {...row} /> },
  ];
  const dates: Column<R>[] = [
    {
      id: "published",
      header: t("published"),
      sort: "published",
      tight: true,
      cell: (row) =>
        row.publishAt ? (
          <RelativeTime at={row.publishAt} zone={zone} exact />
        ) : row.publishedAt ? (
          <RelativeTime at={row.publishedAt} zone={zone} />
        ) : (
          <span className="text-muted">—</span>
        ),
    },
    {
      id: "updated",
      header: t("updated"),
      sort: "updated",
      tight: true,
      cell: (row) => <RelativeTime at={row.updatedAt} zone={zone} />,
    },
  ];
  const bulk: BulkAction[] = mayPublish
    ? [
        {
          label: t("publish"),
          icon: "send",
          action: bulkPublish,
          input: { kind },
          confirm: { title: t.raw("publishTitle"), body: t("publishBody") },
        },
        {
          label: t("unpublish"),
          icon: "eye-off",
          action: bulkUnpublish,
          input: { kind },
          confirm: { title: t.raw("unpublishTitle"), body: t("unpublishBody") },
        },
        {
          label: t("archive"),
          icon: "archive",
          variant: "danger-line",
          action: bulkArchive,
          input: { kind },
          confirm: { title: t.raw("archiveTitle"), body: t("archiveBody") },
        },
      ]
    : [];
  return (
    <Screen
      title={t(`heading.${kind}`)}
      actions={
        <>
          {ordering && mayPublish && (
            <LinkButton href={`${path}/order`} icon="sort">
              {t("order")}
            </LinkButton>
          )}
          <LinkButton href={`${path}/new`} variant="primary" icon="plus">
            {t(`new.${kind}`)}
          </LinkButton>
        </>
      }
    >
      <DataTable
        id={`content-${kind}`}
        caption={t(`heading.${kind}`)}
        page={page}
        state={state}
        contract={contract}
        path={path}
        columns={[...shared, ...columns, ...dates]}
        rowId={(row) => row.id}
        rowHref={(row) => `${path}/${row.id}`}
        rowLabel={(row) => row.title}
        bulk={bulk}
        csvPath={`${path}/export`}
        filters={[
          { kind: "search", name: "q", label: t("search") },
          {
            kind: "select",
            name: "status",
            label: t("status"),
            all: t("anyStatus"),
            options: CONTENT_STATUSES.map((value) => ({ value, label: all(`status.${value}`) })),
          },
          ...filters,
          { kind: "flag", name: "scheduled", value: "yes", label: t("scheduled") },
        ]}
        empty={{
          title: t(`empty.${kind}`),
          action: (
            <LinkButton href={`${path}/new`} variant="primary" icon="plus">
              {t(`new.${kind}`)}
            </LinkButton>
          ),
        }}
      />
    </Screen>
  );
}
