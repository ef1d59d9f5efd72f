import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DownloadList } from "@/components/content/public/templates/download-list";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Screen } from "@/components/ui/screen/screen";
import { ownedTemplates } from "@/lib/content/template/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("content.public.downloads");
  return { title: t("title") };
}

export default async function Downloads() {
  const locale = await getLocale();
  const ctx = await requireCtx(locale, "/account/downloads");
  const [owned, t] = await Promise.all([ownedTemplates(ctx), getTranslations("content.public.downloads")]);
  return (
    <Screen title={t("title")} description={t("lead")}>
      {owned.length === 0 ? (
        <EmptyState
          mark="downloads"
          title={t("empty")}
          action={<LinkButton href="/templates">{t("browse")}</LinkButton>}
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <DownloadList owned={owned} zone={ctx.actor.timeZone} />
      )}
    </Screen>
  );
}
