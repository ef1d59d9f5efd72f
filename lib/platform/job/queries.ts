import type { Ctx } from "@/lib/core/ctx";
import { type JobRow, listJobs } from "@/lib/core/jobs-admin";
import { type Page, toPage } from "@/lib/core/list";
import type { JobListState } from "./list";

/** A page of background jobs. */
export async function listShownJobs(ctx: Ctx, state: JobListState): Promise<Page<JobRow>> {
  const { rows, total } = await listJobs(ctx, {
    ...state.filters,
    ascending: state.direction === "asc",
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  return toPage(rows, total, state);
}
