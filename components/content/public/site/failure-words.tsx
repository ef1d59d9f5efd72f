import { getTranslations } from "next-intl/server";

/** Leaves the words of the error screen in the page, which runs in the browser and knows no catalogs. */
export async function FailureWords() {
  const t = await getTranslations("content.public.errors");
  return (
    <template
      id="failure-words"
      data-title={t("failTitle")}
      data-text={t("failText")}
      data-id={t("failId")}
      data-retry={t("retry")}
    />
  );
}
