import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleHome } from "@/components/identity/role-home";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.role"))("student") };
}

export default async function StudentHomePage({ params }: PageProps<"/[locale]/student">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/student", { role: "student" });
  return <RoleHome ctx={ctx} workspace="student" />;
}
