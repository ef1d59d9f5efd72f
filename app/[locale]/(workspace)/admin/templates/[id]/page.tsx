import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choices, openEditor } from "@/components/content/admin/edit/open";
import { TemplateEditor } from "@/components/content/admin/templates/template-editor";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import type { TemplateData } from "@/lib/content/template/model";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.kinds"))("template") };
}

export default async function TemplatePage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/templates/${id}`, { permission: WRITE });
  const opened = await openEditor<TemplateData>(ctx, "template", id, searchParams);
  const categories = await categoryOptions(ctx, "template_category");
  return <TemplateEditor {...opened} categories={choices(categories)} />;
}
