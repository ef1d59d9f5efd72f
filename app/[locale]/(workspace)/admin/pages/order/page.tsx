import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderScreen } from "@/components/content/admin/list/order-screen";
import { PUBLISH } from "@/lib/content/access";
import { pageList } from "@/lib/content/page/list";
import { listPages } from "@/lib/content/page/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list"))("order") };
}

export default async function PageOrderPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/pages/order", { permission: PUBLISH });
  const state = { ...pageList.parse({}), sort: "order", direction: "asc" as const, pageSize: 2000 };
  const { rows } = await listPages(ctx, state);
  return <OrderScreen kind="page" rows={rows.filter((row) => row.status !== "archived")} />;
}
