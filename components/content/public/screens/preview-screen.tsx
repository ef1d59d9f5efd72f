import { getFormatter, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import type { Preview } from "@/lib/content/publishable/preview";
import { PageScreen } from "../page-screen";
import { site } from "../site/site";
import { CaseView } from "../views/case-view";
import { PostView } from "../views/post-view";
import { ProjectView } from "../views/project-view";
import { TemplateView } from "../views/template-view";

function Subject({ preview, locale }: { preview: Preview; locale: string }) {
  switch (preview.kind) {
    case "page":
      return <PageScreen page={preview.page} locale={locale} />;
    case "post":
      return <PostView post={preview.page} />;
    case "project":
      return <ProjectView project={preview.page} />;
    case "portfolio_item":
      return <CaseView item={preview.page} />;
    case "template":
      return <TemplateView template={preview.page} preview />;
  }
}

/** One version as its page will look, under a line that says it is not published. */
export async function PreviewScreen({ preview, locale }: { preview: Preview; locale: string }) {
  const [t, format, { timeZone }] = await Promise.all([
    getTranslations("content.public.preview"),
    getFormatter(),
    site(),
  ]);
  const until = format.dateTime(new Date(preview.expiresAt), {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  });
  return (
    <>
      <div className="page-width pt-5">
        <Alert tone="warning" title={t("banner", { version: preview.version })}>
          {t("note", { until })}
        </Alert>
      </div>
      <Subject preview={preview} locale={locale} />
    </>
  );
}
