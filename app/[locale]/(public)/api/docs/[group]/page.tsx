import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { servedDocument } from "@/app/api/document";
import { listMetadata } from "@/components/content/public/seo/metadata";
import { site } from "@/components/content/public/site/site";
import { PageHead } from "@/components/content/public/views/page-head";
import { ApiDocsFrame } from "@/components/platform/api-docs/contents";
import { OperationView } from "@/components/platform/api-docs/operation-view";
import { groupsOf } from "@/lib/core/openapi/groups";

type Props = { params: Promise<{ locale: string; group: string }> };

/** Pages are generated on first request. */
export const generateStaticParams = () => [];

async function open({ params }: Props) {
  const { locale, group } = await params;
  const document = await servedDocument();
  const groups = groupsOf(document);
  return { locale, document, groups, group: groups.find(({ slug }) => slug === group) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ locale, group }, house, t] = await Promise.all([
    open(props),
    site(),
    getTranslations("platform.api"),
  ]);
  if (!group) return {};
  return listMetadata(house, locale, {
    path: `/api/docs/${group.slug}`,
    title: t("groupTitle", { group: group.name }),
    description: t("lead"),
  });
}

export default async function ApiGroupPage(props: Props) {
  const [{ document, groups, group }, t] = await Promise.all([open(props), getTranslations("platform.api")]);
  if (!group) notFound();
  return (
    <>
      <PageHead title={t("groupTitle", { group: group.name })} lead={t("lead")} />
      <ApiDocsFrame groups={groups} open={group}>
        {group.entries.map((entry) => (
          <OperationView key={entry.operation.operationId} document={document} entry={entry} />
        ))}
      </ApiDocsFrame>
    </>
  );
}
