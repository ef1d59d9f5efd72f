import { getLocale, getTranslations } from "next-intl/server";

/** Says that the text below stands in the default language, when the reader asked for another. */
export async function LanguageNote({ lang }: { lang: string }) {
  const [t, locale] = await Promise.all([getTranslations("content.public"), getLocale()]);
  if (lang === locale) return null;
  return (
    <p className="mt-4 text-muted text-sm" lang={locale}>
      {t("notTranslated")}
    </p>
  );
}
