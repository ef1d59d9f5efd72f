import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderScreen } from "@/components/content/admin/list/order-screen";
import { PUBLISH } from "@/lib/content/access";
import { portfolioItemList } from "@/lib/content/portfolio-item/list";
import { listPortfolioItems } from "@/lib/content/portfolio-item/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list"))("order") };
}

export default async function PortfolioItemOrderPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/portfolio/order", { permission: PUBLISH });
  const state = { ...portfolioItemList.parse({}), sort: "order", direction: "asc" as const, pageSize: 2000 };
  const { rows } = await listPortfolioItems(ctx, state);
  return <OrderScreen kind="portfolio_item" rows={rows.filter((row) => row.status !== "archived")} />;
}
