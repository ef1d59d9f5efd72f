import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleHome } from "@/components/identity/role-home";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.role"))("provider") };
}

export default async function ProviderHomePage({ params }: PageProps<"/[locale]/provider">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/provider", { role: "provider" });
  return <RoleHome ctx={ctx} workspace="provider" />;
}
