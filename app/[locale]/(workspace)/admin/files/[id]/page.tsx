import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileFacts, FilePlaces } from "@/components/platform/file-facts";
import { FileMoves } from "@/components/platform/file-moves";
import { FilePreview } from "@/components/platform/file-preview";
import { FileStatusBadge } from "@/components/platform/file-status";
import { StatusHistory } from "@/components/platform/status-history";
import { Panel } from "@/components/ui/card";
import { Screen, Section, TwoColumns } from "@/components/ui/screen/screen";
import { holds } from "@/lib/core/ctx";
import { requireCtx } from "@/lib/core/session";
import { fileMachine } from "@/lib/platform/file/model";
import { getFile, mayPreview } from "@/lib/platform/file/queries";
import { statusHistoryOf } from "@/lib/platform/status-history";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.files"))("title") };
}

export default async function FilePage({ params, searchParams }: PageProps<"/[locale]/admin/files/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/files/${id}`, { permission: "files.manage" });
  const file = await getFile(ctx, id);
  if (!file) notFound();
  const t = await getTranslations("platform.files");
  const asked = (await searchParams).preview === "1";
  const [history, permitted] = await Promise.all([
    statusHistoryOf(ctx, fileMachine.entity, id),
    mayPreview(ctx, id, asked),
  ]);
  const zone = ctx.actor.timeZone;
  return (
    <Screen
      title={file.originalName}
      status={<FileStatusBadge status={file.status} />}
      crumbs={[{ label: t("title"), href: "/admin/files" }, { label: file.originalName }]}
      actions={<FileMoves file={file} actor={ctx.actor} />}
    >
      <TwoColumns
        aside={
          <>
            <Panel title={t("places")}>
              <FilePlaces file={file} audit={holds(ctx.actor, "audit.read")} />
            </Panel>
            {history.length > 0 && (
              <Panel title={t("history")}>
                <StatusHistory
                  entries={history}
                  label={(status) => t(`states.${status as "ready"}`)}
                  zone={zone}
                />
              </Panel>
            )}
          </>
        }
      >
        <Section title={t("facts")}>
          <FileFacts file={file} zone={zone} />
        </Section>
        <Section title={t("preview")}>
          <FilePreview file={file} permitted={permitted} />
        </Section>
      </TwoColumns>
    </Screen>
  );
}
