import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrderScreen } from "@/components/content/admin/list/order-screen";
import { PUBLISH } from "@/lib/content/access";
import { projectList } from "@/lib/content/project/list";
import { listProjects } from "@/lib/content/project/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list"))("order") };
}

export default async function ProjectOrderPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/projects/order", { permission: PUBLISH });
  const state = { ...projectList.parse({}), sort: "order", direction: "asc" as const, pageSize: 2000 };
  const { rows } = await listProjects(ctx, state);
  return <OrderScreen kind="project" rows={rows.filter((row) => row.status !== "archived")} />;
}
