import { getTranslations } from "next-intl/server";
import { BareFrame } from "@/components/content/public/site/bare-frame";
import { NoticePage } from "@/components/content/public/site/notice-page";
import { LinkButton } from "@/components/ui/button";

export default async function Forbidden() {
  const t = await getTranslations("content.public.errors");
  return (
    <BareFrame home={t("toHome")}>
      <NoticePage code="403" title={t("forbiddenTitle")} text={t("forbiddenText")}>
        <LinkButton href="/account" variant="primary" size="lg">
          {t("toAccount")}
        </LinkButton>
        <LinkButton href="/" size="lg">
          {t("toHome")}
        </LinkButton>
      </NoticePage>
    </BareFrame>
  );
}
