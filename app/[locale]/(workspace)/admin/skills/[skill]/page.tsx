import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SkillScreen } from "@/components/skills/admin/skill-screen";
import { isUuid } from "@/lib/core/ids";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { categoryOptions } from "@/lib/skills/category/queries";
import { evidenceOfSkill } from "@/lib/skills/evidence/queries";
import { curatedSkill } from "@/lib/skills/skill/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.admin"))("skill") };
}

export default async function SkillPage({ params }: PageProps<"/[locale]/admin/skills/[skill]">) {
  const { locale, skill: id } = await params;
  const ctx = await requireCtx(locale, `/admin/skills/${id}`, { permission: CURATE });
  const skill = isUuid(id) ? await curatedSkill(ctx, id) : null;
  if (!skill) notFound();
  const [categories, evidence] = await Promise.all([categoryOptions(ctx), evidenceOfSkill(ctx, id)]);
  return <SkillScreen skill={skill} categories={categories} evidence={evidence} zone={ctx.actor.timeZone} />;
}
