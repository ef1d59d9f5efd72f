import { getTranslations } from "next-intl/server";
import { JobTable } from "@/components/platform/job-table";
import { Screen } from "@/components/ui/screen/screen";
import { listJobs } from "@/lib/core/jobs-admin";
import { toPage } from "@/lib/core/list";
import { gather } from "@/lib/core/registry";
import { requireCtx } from "@/lib/core/session";
import { jobList } from "@/lib/platform/job/list";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.jobs"))("title") };
}

export default async function JobsPage({ params, searchParams }: PageProps<"/[locale]/admin/system/jobs">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/system/jobs", { permission: "jobs.manage" });
  const t = await getTranslations("platform.jobs");
  const state = jobList.parse(await searchParams);
  const { rows, total } = await listJobs(ctx, {
    ...state.filters,
    ascending: state.direction === "asc",
    limit: state.pageSize,
    offset: (state.page - 1) * state.pageSize,
  });
  const names = gather("jobs")
    .map((job) => job.name)
    .sort();
  return (
    <Screen title={t("title")} description={t("description")}>
      <JobTable page={toPage(rows, total, state)} state={state} names={names} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
