import { openRevisions } from "@/components/content/admin/revisions/open";
import { RevisionsScreen } from "@/components/content/admin/revisions/revisions-screen";
import { WRITE } from "@/lib/content/access";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export default async function PageRevisionsPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/pages/${id}/revisions`, { permission: WRITE });
  return <RevisionsScreen {...(await openRevisions(ctx, "page", id, searchParams))} />;
}
