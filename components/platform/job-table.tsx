import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table/data-table";
import { Keyed } from "@/components/ui/keyed";
import { RelativeTime } from "@/components/ui/relative-time";
import type { JobRow } from "@/lib/core/jobs-admin";
import type { Page } from "@/lib/core/list";
import { discardJobs, retryJobs } from "@/lib/platform/job/actions";
import { type JobListState, jobList, SHOWN_STATES } from "@/lib/platform/job/list";
import { JobStateBadge } from "./job-state";
import { useKeyNames } from "./key-names";

/** Background jobs as a list; those that gave up can be tried again or discarded. */
export function JobTable({
  page,
  state,
  names,
  zone,
}: {
  page: Page<JobRow>;
  state: JobListState;
  names: string[];
  zone: string;
}) {
  const t = useTranslations("platform.jobs");
  const keyNames = useKeyNames();
  return (
    <DataTable
      id="jobs"
      caption={t("title")}
      page={page}
      state={state}
      contract={jobList}
      path="/admin/system/jobs"
      csvPath="/api/admin/jobs"
      rowId={(row) => row.id}
      rowHref={(row) => `/admin/system/jobs/${row.id}`}
      rowLabel={(row) => keyNames.job(row.name)}
      columns={[
        {
          id: "name",
          header: t("name"),
          cell: (row) => <Keyed name={keyNames.job(row.name)} code={row.name} />,
        },
        { id: "state", header: t("state"), tight: true, cell: (row) => <JobStateBadge state={row.state} /> },
        {
          id: "error",
          header: t("error"),
          cell: (row) => <span className="line-clamp-1 text-muted">{row.error}</span>,
        },
        { id: "tries", header: t("tries"), align: "end", tight: true, cell: (row) => row.tries },
        {
          id: "due",
          header: t("due"),
          hidden: true,
          tight: true,
          cell: (row) => <RelativeTime at={row.startAfter} zone={zone} />,
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
        {
          kind: "select",
          name: "state",
          label: t("state"),
          all: t("anyState"),
          options: SHOWN_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
        {
          kind: "select",
          name: "name",
          label: t("name"),
          all: t("anyJob"),
          options: keyNames.options("job", names),
        },
      ]}
      bulk={
        state.filters.state === "failed"
          ? [
              { label: t("retry"), action: retryJobs, icon: "refresh" },
              {
                label: t("discard"),
                action: discardJobs,
                icon: "trash",
                variant: "danger-line",
                confirm: { title: t("discardMany", { count: "{count}" }), body: t("discardBody") },
              },
            ]
          : undefined
      }
      empty={{ title: t("empty") }}
    />
  );
}
