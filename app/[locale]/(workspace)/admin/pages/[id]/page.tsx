import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openEditor } from "@/components/content/admin/edit/open";
import { PageEditor } from "@/components/content/admin/pages/page-editor";
import { listingSources } from "@/components/content/admin/pages/sources";
import { WRITE } from "@/lib/content/access";
import type { PageData } from "@/lib/content/page/model";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.kinds"))("page") };
}

export default async function PagePage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/pages/${id}`, { permission: WRITE });
  const opened = await openEditor<PageData>(ctx, "page", id, searchParams);
  const sources = await listingSources();
  return <PageEditor {...opened} sources={sources} />;
}
