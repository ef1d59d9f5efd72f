import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleHome } from "@/components/identity/role-home";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.role"))("client") };
}

export default async function ClientHomePage({ params }: PageProps<"/[locale]/client">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/client", { role: "client" });
  return <RoleHome ctx={ctx} workspace="client" />;
}
