import { useFormatter, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { sizeFormat } from "@/components/ui/form/file-size";
import { Form } from "@/components/ui/form/form";
import { TextAreaField } from "@/components/ui/form/text-fields";
import { UploadField } from "@/components/ui/form/upload-field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, Section } from "@/components/ui/screen/screen";
import type { EditorDetail } from "@/lib/content/publishable/queries";
import { releaseVersion } from "@/lib/content/template/actions";
import type { TemplateVersion } from "@/lib/content/template/model";
import { useEditTabs } from "../edit/edit-screen";
import { ContentState } from "../status";

const ACCEPT = ".zip,.pdf,.docx,.xlsx,.pptx,.png,.svg";

/** The files of a template: releasing a new one, and what was released before. */
export function VersionsScreen({
  row,
  versions,
  zone,
}: {
  row: EditorDetail;
  versions: readonly TemplateVersion[];
  zone: string;
}) {
  const t = useTranslations("content.admin");
  const format = useFormatter();
  const size = (bytes: number) => {
    const { value, options } = sizeFormat(bytes);
    return format.number(value, options);
  };
  return (
    <Screen
      title={row.title}
      status={
        <ContentState
          status={row.status}
          publishAt={row.schedule.publishAt}
          unpublishAt={row.schedule.unpublishAt}
        />
      }
      crumbs={[
        { label: t("edit.crumb"), href: "/admin/content" },
        { label: t("list.heading.template"), href: "/admin/templates" },
        { label: row.title, href: `/admin/templates/${row.id}` },
        { label: t("edit.files") },
      ]}
      tabs={useEditTabs(row)}
    >
      <Section title={t("versions.release")} description={t("versions.releaseHelp")}>
        <Form
          key={versions.length}
          action={releaseVersion}
          hidden={{ templateId: row.id }}
          submit={t("versions.submit", { version: (versions[0]?.version ?? 0) + 1 })}
        >
          <UploadField
            name="fileId"
            label={t("versions.file")}
            help={t("versions.fileHelp")}
            required
            kind="template_file"
            accept={ACCEPT}
          />
          <TextAreaField
            name="changelog"
            label={t("versions.changelog")}
            help={t("versions.changelogHelp")}
            rows={3}
            maxLength={2000}
          />
        </Form>
      </Section>
      <Section title={t("versions.released")}>
        {versions.length === 0 ? (
          <EmptyState compact mark="template-versions" title={t("versions.empty")} />
        ) : (
          <ol className="divide-y divide-hairline border-y border-hairline">
            {versions.map((version) => (
              <li key={version.id} className="grid gap-1 py-3">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-semibold">{t("edit.version", { version: version.version })}</span>
                  <span>{version.fileName}</span>
                  <span className="tabular text-sm text-muted">{size(version.sizeBytes)}</span>
                </p>
                <p className="text-sm text-muted">
                  {version.releasedBy}, <RelativeTime at={version.releasedAt} zone={zone} exact />,{" "}
                  {t("versions.downloads", { count: version.downloads ?? 0 })}
                </p>
                {version.changelog && (
                  <p className="max-w-measure text-sm whitespace-pre-line">{version.changelog}</p>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
    </Screen>
  );
}
