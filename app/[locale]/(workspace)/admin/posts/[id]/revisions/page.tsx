import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openRevisions } from "@/components/content/admin/revisions/open";
import { RevisionsScreen } from "@/components/content/admin/revisions/revisions-screen";
import { WRITE } from "@/lib/content/access";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.edit"))("history") };
}

export default async function PostRevisionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/posts/${id}/revisions`, { permission: WRITE });
  return <RevisionsScreen {...(await openRevisions(ctx, "post", id, searchParams))} />;
}
