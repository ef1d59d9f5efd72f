import { getLocale, getTranslations } from "next-intl/server";
import { takeTemplate } from "@/lib/content/template/actions";
import { localePath } from "@/lib/core/i18n/locales";
import { DownloadForm } from "./download-form";

/** The button of a free template: makes it the reader's own and downloads it. */
export async function TakeTemplate({ templateId, path }: { templateId: string; path: string }) {
  const [t, locale] = await Promise.all([getTranslations("content.public.templates"), getLocale()]);
  const next = encodeURIComponent(localePath(locale, path));
  return (
    <DownloadForm
      action={takeTemplate}
      input={{ templateId }}
      label={t("download")}
      signInHref={`${localePath(locale, "/sign-in")}?next=${next}`}
      signInLabel={t("signIn")}
      primary
    />
  );
}
