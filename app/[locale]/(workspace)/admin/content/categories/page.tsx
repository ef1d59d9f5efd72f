import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoriesScreen } from "@/components/content/admin/categories/categories-screen";
import { PUBLISH } from "@/lib/content/access";
import { CATEGORY_KINDS } from "@/lib/content/category/model";
import { listCategories } from "@/lib/content/category/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.categories"))("title") };
}

export default async function CategoriesPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/content/categories", { permission: PUBLISH });
  const groups = await Promise.all(
    CATEGORY_KINDS.map(async (kind) => ({ kind, rows: await listCategories(ctx, kind) })),
  );
  return <CategoriesScreen groups={groups} />;
}
