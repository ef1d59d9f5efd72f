import { getLocale, getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import type { TemplateDetail } from "@/lib/content/template/model";
import { Related, Trail } from "../article/parts";
import { Prose } from "../blocks/text";
import { Day } from "../cards/day";
import { FileSize } from "../cards/file-size";
import { TemplateTile } from "../cards/template";
import { StoredPicture } from "../stored-picture";
import { TakeTemplate } from "../templates/take-template";
import { LanguageNote } from "./language-note";

/** One template: what it is for, what is inside, and the way to have it. */
export async function TemplateView({ template, preview }: { template: TemplateDetail; preview?: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("content.public.templates"), getLocale()]);
  const newest = template.versions[0];
  return (
    <>
      <article
        className="page-width grid gap-x-16 gap-y-10 pt-[clamp(2rem,5vw,4.5rem)] lg:grid-cols-[minmax(0,8fr)_minmax(0,4fr)]"
        lang={template.lang === locale ? undefined : template.lang}
      >
        <header className="lg:col-span-2">
          <Trail path="/templates" title={t("title")} category={template.category} />
          <h1 className="display-1 mt-4 max-w-4xl">{template.name}</h1>
          <p className="lead mt-5 max-w-3xl text-muted">{template.summary}</p>
          <LanguageNote lang={template.lang} />
        </header>
        <aside className="lg:order-2" lang={locale}>
          <div className="surface p-6 lg:sticky lg:top-6">
            <p className="display-3">{t(`pricing.${template.pricingType}`)}</p>
            {template.pricingType === "free" && !preview && newest && (
              <>
                <TakeTemplate templateId={template.id} path={template.path} />
                <p className="mt-3 text-muted text-sm">{t("freeNote")}</p>
              </>
            )}
            <dl className="ledger mt-5 border-hairline border-t text-sm">
              {newest && (
                <>
                  <div>
                    <dt>{t("file")}</dt>
                    <dd>{template.fileType}</dd>
                  </div>
                  <div>
                    <dt>{t("size")}</dt>
                    <dd>
                      <FileSize bytes={newest.sizeBytes} />
                    </dd>
                  </div>
                  <div>
                    <dt>{t("released")}</dt>
                    <dd>
                      <Day iso={newest.releasedAt} />
                    </dd>
                  </div>
                </>
              )}
              <div>
                <dt>{t("downloads")}</dt>
                <dd>{t("downloadCount", { count: template.downloadCount })}</dd>
              </div>
            </dl>
            {template.downloadLimit && (
              <p className="mt-3 text-muted text-sm">{t("limit", { limit: template.downloadLimit })}</p>
            )}
            {template.preview && (
              <p className="mt-4">
                <a href={template.preview.url} className="link inline-flex items-center gap-1.5">
                  <Icon name="eye" size={18} />
                  {t("preview")}
                </a>
              </p>
            )}
          </div>
        </aside>
        <div className="min-w-0 lg:order-1">
          <StoredPicture
            picture={template.cover}
            seed={template.id}
            ratio="16 / 9"
            sizes="(min-width: 64rem) 47rem, 100vw"
            eager
          />
          <Prose html={template.html} className="mt-10" />
          {template.versions.length > 0 && (
            <section className="mt-14" lang={locale}>
              <h2 className="display-3">{t("versions")}</h2>
              <ol className="mt-4 divide-y divide-hairline border-hairline border-y">
                {template.versions.map((version) => (
                  <li
                    key={version.id}
                    className="grid gap-x-8 gap-y-1 py-4 sm:grid-cols-[9rem_minmax(0,1fr)]"
                  >
                    <p className="font-semibold">
                      {t("version", { version: version.version })}
                      <span className="block font-normal text-muted text-sm">
                        <Day iso={version.releasedAt} style="short" />
                      </span>
                    </p>
                    <p lang={template.lang}>{version.changelog || version.fileName}</p>
                  </li>
                ))}
              </ol>
            </section>
          )}
          {template.license && (
            <section className="mt-12">
              <h2 className="display-3" lang={locale}>
                {t("license")}
              </h2>
              <p className="mt-3 max-w-[42rem] whitespace-pre-line">{template.license}</p>
            </section>
          )}
        </div>
      </article>
      <Related
        title={t("related")}
        rows={template.related}
        card={(other) => <TemplateTile template={other} level="h3" />}
        ruled
      />
    </>
  );
}
