import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleHome } from "@/components/identity/role-home";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.role"))("mentor") };
}

export default async function MentorHomePage({ params }: PageProps<"/[locale]/mentor">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/mentor", { role: "mentor" });
  return <RoleHome ctx={ctx} workspace="mentor" />;
}
