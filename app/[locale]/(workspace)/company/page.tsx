import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleHome } from "@/components/identity/role-home";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.role"))("company") };
}

export default async function CompanyHomePage({ params }: PageProps<"/[locale]/company">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/company", { role: "company" });
  return <RoleHome ctx={ctx} workspace="company" />;
}
