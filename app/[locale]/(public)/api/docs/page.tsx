import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { servedDocument } from "@/app/api/document";
import { listMetadata } from "@/components/content/public/seo/metadata";
import { site } from "@/components/content/public/site/site";
import { PageHead } from "@/components/content/public/views/page-head";
import { ApiDocsFrame, RequestIndex } from "@/components/platform/api-docs/contents";
import { Guide } from "@/components/platform/api-docs/guide";
import { env } from "@/lib/core/env";
import { groupsOf } from "@/lib/core/openapi/groups";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const [house, t] = await Promise.all([site(), getTranslations("platform.api")]);
  return listMetadata(house, locale, { path: "/api/docs", title: t("title"), description: t("lead") });
}

export default async function ApiDocsPage() {
  const [document, t] = await Promise.all([servedDocument(), getTranslations("platform.api")]);
  const groups = groupsOf(document);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ApiDocsFrame groups={groups}>
        <Guide baseUrl={env().baseUrl} />
        <RequestIndex groups={groups} />
      </ApiDocsFrame>
    </>
  );
}
