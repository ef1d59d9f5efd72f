import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { VersionsScreen } from "@/components/content/admin/templates/versions-screen";
import { PUBLISH } from "@/lib/content/access";
import { isId } from "@/lib/content/publishable/model";
import { getEditor } from "@/lib/content/publishable/queries";
import { listVersions } from "@/lib/content/template/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.edit"))("files") };
}

export default async function TemplateVersionsPage({
  params,
}: {
  params: Promise<{ locale: string; id: string }>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/templates/${id}/versions`, { permission: PUBLISH });
  const row = isId(id) ? await getEditor(ctx, "template", id) : null;
  if (!row) notFound();
  return <VersionsScreen row={row} versions={await listVersions(ctx, id)} zone={ctx.actor.timeZone} />;
}
