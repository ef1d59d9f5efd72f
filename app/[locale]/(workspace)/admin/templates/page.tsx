import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choices } from "@/components/content/admin/edit/open";
import { TemplateTable } from "@/components/content/admin/templates/template-table";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import { templateList } from "@/lib/content/template/list";
import { listTemplates } from "@/lib/content/template/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.heading"))("template") };
}

export default async function TemplatesPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const ctx = await requireCtx((await params).locale, "/admin/templates", { permission: WRITE });
  const state = templateList.parse(await searchParams);
  const [page, categories] = await Promise.all([
    listTemplates(ctx, state),
    categoryOptions(ctx, "template_category"),
  ]);
  return <TemplateTable actor={ctx.actor} page={page} state={state} categories={choices(categories)} />;
}
