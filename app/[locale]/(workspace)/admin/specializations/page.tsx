import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SpecializationsScreen } from "@/components/skills/admin/specializations-screen";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { curatedSpecializations } from "@/lib/skills/specialization/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.specializations"))("title") };
}

export default async function SpecializationsPage({ params }: PageProps<"/[locale]/admin/specializations">) {
  const ctx = await requireCtx((await params).locale, "/admin/specializations", { permission: CURATE });
  return <SpecializationsScreen rows={await curatedSpecializations(ctx)} />;
}
