import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openEditor } from "@/components/content/admin/edit/open";
import { PortfolioItemEditor } from "@/components/content/admin/portfolio/portfolio-item-editor";
import { WRITE } from "@/lib/content/access";
import type { PortfolioItemData } from "@/lib/content/portfolio-item/model";
import { projectOptions } from "@/lib/content/project/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.kinds"))("portfolio_item") };
}

export default async function PortfolioItemPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/portfolio/${id}`, { permission: WRITE });
  const opened = await openEditor<PortfolioItemData>(ctx, "portfolio_item", id, searchParams);
  const project = await projectOptions(ctx, { id: opened.start.data.projectId });
  return <PortfolioItemEditor {...opened} project={project} />;
}
