import { getTranslations } from "next-intl/server";
import { JobTable } from "@/components/platform/job-table";
import { Screen } from "@/components/ui/screen/screen";
import { gather } from "@/lib/core/registry";
import { requireCtx } from "@/lib/core/session";
import { jobList } from "@/lib/platform/job/list";
import { listShownJobs } from "@/lib/platform/job/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.jobs"))("title") };
}

export default async function JobsPage({ params, searchParams }: PageProps<"/[locale]/admin/system/jobs">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/system/jobs", { permission: "jobs.manage" });
  const t = await getTranslations("platform.jobs");
  const state = jobList.parse(await searchParams);
  return (
    <Screen title={t("title")} description={t("description")}>
      <JobTable
        page={await listShownJobs(ctx, state)}
        state={state}
        names={gather("jobs").map((job) => job.name)}
        zone={ctx.actor.timeZone}
      />
    </Screen>
  );
}
