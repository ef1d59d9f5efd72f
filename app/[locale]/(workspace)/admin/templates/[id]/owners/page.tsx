import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnersScreen } from "@/components/content/admin/templates/owners-screen";
import { PUBLISH } from "@/lib/content/access";
import { isId } from "@/lib/content/publishable/model";
import { getEditor } from "@/lib/content/publishable/queries";
import { ownerList } from "@/lib/content/template/list";
import { downloadsByDay, listOwners } from "@/lib/content/template/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.edit"))("owners") };
}

export default async function TemplateOwnersPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/templates/${id}/owners`, { permission: PUBLISH });
  const row = isId(id) ? await getEditor(ctx, "template", id) : null;
  if (!row) notFound();
  const state = ownerList.parse(await searchParams);
  const [page, days] = await Promise.all([listOwners(ctx, id, state), downloadsByDay(ctx, id)]);
  return <OwnersScreen row={row} page={page} state={state} days={days} zone={ctx.actor.timeZone} />;
}
