import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PortfolioItemTable } from "@/components/content/admin/portfolio/portfolio-item-table";
import { WRITE } from "@/lib/content/access";
import { portfolioItemList } from "@/lib/content/portfolio-item/list";
import { listPortfolioItems } from "@/lib/content/portfolio-item/queries";
import { projectOptions } from "@/lib/content/project/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.heading"))("portfolio_item") };
}

export default async function PortfolioItemsPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const ctx = await requireCtx((await params).locale, "/admin/portfolio", { permission: WRITE });
  const state = portfolioItemList.parse(await searchParams);
  const [page, projects] = await Promise.all([listPortfolioItems(ctx, state), projectOptions(ctx)]);
  return (
    <PortfolioItemTable
      actor={ctx.actor}
      page={page}
      state={state}
      projects={projects.map((p) => ({ value: p.id, label: p.title }))}
    />
  );
}
