import { allRows } from "@/lib/core/all-rows";
import { csvRoute } from "@/lib/core/csv-route";
import { jobName } from "@/lib/core/names";
import { jobList } from "@/lib/platform/job/list";
import { listShownJobs } from "@/lib/platform/job/queries";

export const dynamic = "force-dynamic";

/** The background jobs as CSV, under the filters of their list. */
export const GET = csvRoute({
  name: "jobs",
  list: jobList,
  permission: "jobs.manage",
  rows: (ctx, state) => allRows(ctx, listShownJobs, state),
  columns: (t) => [
    { header: "id", value: (row) => row.id },
    { header: t("platform.jobs.name"), value: (row) => jobName(t, row.name) },
    { header: t("platform.jobs.key"), value: (row) => row.name },
    { header: t("platform.jobs.state"), value: (row) => t(`platform.jobs.states.${row.state}`) },
    { header: t("platform.jobs.error"), value: (row) => row.error },
    { header: t("platform.jobs.tries"), value: (row) => row.tries },
    { header: t("platform.jobs.created"), value: (row) => row.createdAt },
    { header: t("platform.jobs.due"), value: (row) => row.startAfter },
    { header: t("platform.jobs.started"), value: (row) => row.startedAt },
    { header: t("platform.jobs.finished"), value: (row) => row.completedAt },
  ],
});
