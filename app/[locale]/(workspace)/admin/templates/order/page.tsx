import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderScreen } from "@/components/content/admin/list/order-screen";
import { PUBLISH } from "@/lib/content/access";
import { templateList } from "@/lib/content/template/list";
import { listTemplates } from "@/lib/content/template/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list"))("order") };
}

export default async function TemplateOrderPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/templates/order", { permission: PUBLISH });
  const state = { ...templateList.parse({}), sort: "order", direction: "asc" as const, pageSize: 2000 };
  const { rows } = await listTemplates(ctx, state);
  return <OrderScreen kind="template" rows={rows.filter((row) => row.status !== "archived")} />;
}
