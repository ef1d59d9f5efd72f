import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompanyTable } from "@/components/identity/company/company-table";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { listCompanies } from "@/lib/identity/company/admin-queries";
import { companyList } from "@/lib/identity/company/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.company"))("list.title") };
}

export default async function CompaniesPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/companies">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/companies", { permission: "companies.manage" });
  const t = await getTranslations("identity.company");
  const state = companyList.parse(await searchParams);
  return (
    <Screen title={t("list.title")} description={t("list.text")}>
      <CompanyTable page={await listCompanies(ctx, state)} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
