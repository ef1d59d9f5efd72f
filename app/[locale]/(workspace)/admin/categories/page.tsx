import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoriesScreen } from "@/components/skills/admin/categories-screen";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { categoryTree } from "@/lib/skills/category/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.categories"))("title") };
}

export default async function CategoriesPage({ params }: PageProps<"/[locale]/admin/categories">) {
  const ctx = await requireCtx((await params).locale, "/admin/categories", { permission: CURATE });
  return <CategoriesScreen tree={await categoryTree(ctx)} />;
}
