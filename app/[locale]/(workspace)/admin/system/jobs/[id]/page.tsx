import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { JobStateBadge } from "@/components/platform/job-state";
import { Alert } from "@/components/ui/alert";
import { DefinitionList } from "@/components/ui/definition-list";
import { ActionButton } from "@/components/ui/form/action-button";
import { RawText } from "@/components/ui/raw-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import { translator } from "@/lib/core/i18n/translate";
import { isUuid } from "@/lib/core/ids";
import { getJob } from "@/lib/core/jobs-admin";
import { jobName } from "@/lib/core/names";
import { requireCtx } from "@/lib/core/session";
import { discardJobs, retryJobs } from "@/lib/platform/job/actions";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.jobs"))("title") };
}

export default async function JobPage({ params }: PageProps<"/[locale]/admin/system/jobs/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/system/jobs/${id}`, { permission: "jobs.manage" });
  const job = isUuid(id) ? await getJob(ctx, id) : null;
  if (!job) notFound();
  const t = await getTranslations("platform.jobs");
  const name = jobName(await translator(locale), job.name);
  const time = (at: Date | null) => at && <RelativeTime at={at} zone={ctx.actor.timeZone} exact />;
  const input = { ids: [job.id] };
  return (
    <Screen
      title={name}
      status={<JobStateBadge state={job.state} />}
      crumbs={[{ label: t("title"), href: "/admin/system/jobs" }, { label: name }]}
      actions={
        job.state === "failed" && (
          <>
            <ActionButton
              action={discardJobs}
              input={input}
              icon="trash"
              variant="danger-line"
              confirm={{ title: t("discardConfirm"), body: t("discardBody") }}
              next="/admin/system/jobs"
            >
              {t("discard")}
            </ActionButton>
            <ActionButton
              action={retryJobs}
              input={input}
              icon="refresh"
              variant="primary"
              next="/admin/system/jobs"
            >
              {t("retry")}
            </ActionButton>
          </>
        )
      }
    >
      {job.error && (
        <Alert tone={job.state === "failed" ? "error" : "warning"} title={t("error")}>
          {job.error}
        </Alert>
      )}
      <Section title={t("facts")}>
        <DefinitionList
          items={[
            { term: t("key"), value: <code className="text-xs">{job.name}</code> },
            { term: t("created"), value: time(job.createdAt) },
            { term: t("due"), value: time(job.startAfter) },
            { term: t("started"), value: time(job.startedAt) },
            { term: t("finished"), value: time(job.completedAt) },
            { term: t("tries"), value: job.tries },
          ]}
        />
      </Section>
      <Section title={t("payload")}>
        <RawText>{JSON.stringify(job.data ?? {}, null, 2)}</RawText>
      </Section>
    </Screen>
  );
}
