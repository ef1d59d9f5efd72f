import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { versionList } from "@/lib/platform/app-version/list";
import { listVersions } from "@/lib/platform/app-version/queries";

export const dynamic = "force-dynamic";

/** The app's versions as CSV, under the filters of their list. */
export const GET = csvRoute({
  name: "app-versions",
  list: versionList,
  permission: "app_versions.manage",
  rows: (ctx, state) => allRows(ctx, listVersions, state),
  columns: (t) => [
    {
      header: t("platform.appVersions.platform"),
      value: (row) => t(`platform.appVersions.platforms.${row.platform}`),
    },
    { header: t("platform.appVersions.version"), value: (row) => row.version },
    { header: t("platform.appVersions.build"), value: (row) => row.buildNumber },
    {
      header: t("platform.appVersions.status"),
      value: (row) => t(`platform.appVersions.states.${row.status}`),
    },
    { header: t("platform.appVersions.forced"), value: (row) => row.isForcedUpdate },
    { header: t("platform.appVersions.releasedAt"), value: (row) => row.releasedAt },
    { header: t("platform.appVersions.storeUrl"), value: (row) => row.storeUrl },
  ],
});
