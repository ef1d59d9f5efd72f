import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RoleHome } from "@/components/identity/role-home";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.role"))("instructor") };
}

export default async function InstructorHomePage({ params }: PageProps<"/[locale]/instructor">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/instructor", { role: "instructor" });
  return <RoleHome ctx={ctx} workspace="instructor" />;
}
