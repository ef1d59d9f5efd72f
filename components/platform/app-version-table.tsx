import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table/data-table";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Page } from "@/lib/core/list";
import { type VersionListState, versionList } from "@/lib/platform/app-version/list";
import { APP_PLATFORMS, VERSION_STATUSES } from "@/lib/platform/app-version/model";
import type { VersionRow } from "@/lib/platform/app-version/queries";
import { AppVersionStatus } from "./app-version-status";

/** The app's versions as a list. */
export function AppVersionTable({
  page,
  state,
  zone,
}: {
  page: Page<VersionRow>;
  state: VersionListState;
  zone: string;
}) {
  const t = useTranslations("platform.appVersions");
  return (
    <DataTable
      id="app-versions"
      caption={t("title")}
      page={page}
      state={state}
      contract={versionList}
      path="/admin/app-versions"
      csvPath="/api/admin/app-versions"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/app-versions/${row.id}`}
      rowLabel={(row) => row.version}
      columns={[
        {
          id: "version",
          header: t("version"),
          cell: (row) => t("name", { platform: t(`platforms.${row.platform}`), version: row.version }),
        },
        { id: "status", header: t("status"), cell: (row) => <AppVersionStatus status={row.status} /> },
        {
          id: "forced",
          header: t("forced"),
          cell: (row) =>
            row.isForcedUpdate && (
              <Badge tone="warning" icon="warning">
                {t("forcesOlder")}
              </Badge>
            ),
        },
        {
          id: "build",
          header: t("build"),
          sort: "build",
          align: "end",
          tight: true,
          cell: (row) => row.buildNumber,
        },
        {
          id: "released",
          header: t("releasedAt"),
          sort: "released",
          tight: true,
          cell: (row) => row.releasedAt && <RelativeTime at={row.releasedAt} zone={zone} />,
        },
      ]}
      filters={[
        {
          kind: "select",
          name: "platform",
          label: t("platform"),
          all: t("anyPlatform"),
          options: APP_PLATFORMS.map((value) => ({ value, label: t(`platforms.${value}`) })),
        },
        {
          kind: "select",
          name: "status",
          label: t("status"),
          all: t("anyStatus"),
          options: VERSION_STATUSES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
      ]}
      empty={{
        title: t("empty"),
        body: t("emptyBody"),
        action: (
          <LinkButton href="/admin/app-versions/new" icon="plus" variant="primary">
            {t("new")}
          </LinkButton>
        ),
      }}
    />
  );
}
