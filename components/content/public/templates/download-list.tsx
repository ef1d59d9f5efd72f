import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { DateText } from "@/components/ui/relative-time";
import { downloadTemplate } from "@/lib/content/template/actions";
import type { OwnedTemplate, TemplateVersion } from "@/lib/content/template/model";
import { localePath } from "@/lib/core/i18n/locales";
import { FileSize } from "../cards/file-size";
import { DownloadForm } from "./download-form";

/** A person's templates with every version; dates in `zone`, an IANA name. */
export async function DownloadList({ owned, zone }: { owned: OwnedTemplate[]; zone: string }) {
  const t = await getTranslations("content.public.downloads");
  return (
    <ul className="max-w-3xl divide-y divide-hairline border-hairline border-y">
      {owned.map((template) => {
        const [newest, ...older] = template.versions;
        const left =
          template.downloadLimit === null
            ? null
            : Math.max(0, template.downloadLimit - template.downloadCount);
        return (
          <li key={template.entitlementId} className="py-5">
            <div className="flex flex-wrap items-start justify-between gap-4">
              <div className="min-w-0">
                <h2 className="title-2">
                  {template.path ? (
                    <Link href={template.path} className="link-quiet">
                      {template.name}
                    </Link>
                  ) : (
                    template.name
                  )}
                </h2>
                <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
                  <Badge>{t(`source.${template.source}`)}</Badge>
                  <span>
                    {t("since")} <DateText at={template.since} zone={zone} style="medium" />
                  </span>
                  {left !== null && <span>{t("left", { left })}</span>}
                  {!template.path && <span>{t("gone")}</span>}
                </p>
              </div>
              {newest && <Download template={template} version={newest} zone={zone} />}
            </div>
            {newest?.changelog && <p className="mt-3 max-w-measure text-sm">{newest.changelog}</p>}
            {older.length > 0 && (
              <details className="mt-3">
                <summary className="cursor-pointer text-muted text-sm">{t("older")}</summary>
                <ul className="mt-2 grid gap-3">
                  {older.map((version) => (
                    <li key={version.id} className="flex flex-wrap items-start justify-between gap-4">
                      <p className="max-w-md text-sm">{version.changelog || version.fileName}</p>
                      <Download template={template} version={version} zone={zone} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

async function Download({
  template,
  version,
  zone,
}: {
  template: OwnedTemplate;
  version: TemplateVersion;
  zone: string;
}) {
  const t = await getTranslations("content.public.templates");
  const locale = await getLocale();
  return (
    <div className="grid justify-items-end gap-1">
      <DownloadForm
        action={downloadTemplate}
        input={{ templateId: template.templateId, version: version.version }}
        label={t("downloadVersion", { version: version.version })}
        signInHref={`${localePath(locale, "/sign-in")}?next=${encodeURIComponent(localePath(locale, "/account/downloads"))}`}
        signInLabel={t("signIn")}
      />
      <span className="text-muted text-sm">
        <FileSize bytes={version.sizeBytes} /> ·{" "}
        <DateText at={version.releasedAt} zone={zone} style="medium" />
      </span>
    </div>
  );
}
