import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompaniesScreen } from "@/components/content/admin/companies/companies-screen";
import { PUBLISH } from "@/lib/content/access";
import { listTrustedCompanies } from "@/lib/content/trusted-company/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.companies"))("title") };
}

export default async function TrustedCompaniesPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/trusted-companies", { permission: PUBLISH });
  return <CompaniesScreen companies={await listTrustedCompanies(ctx)} />;
}
