import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/content/public/site/notice-page";
import { LinkButton } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("content.public.errors");
  return (
    <NoticePage code="404" title={t("notFoundTitle")} text={t("notFoundText")}>
      <LinkButton href="/" variant="primary" size="lg">
        {t("toHome")}
      </LinkButton>
      <LinkButton href="/search" size="lg" icon="search">
        {t("toSearch")}
      </LinkButton>
    </NoticePage>
  );
}
