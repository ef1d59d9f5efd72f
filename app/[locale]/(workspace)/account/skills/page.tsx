import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnSkillsScreen } from "@/components/skills/own/own-skills-screen";
import { requireCtx } from "@/lib/core/session";
import { listSpecializations, ownSpecializations } from "@/lib/skills/specialization/queries";
import { fittingSkills } from "@/lib/skills/user-skill/fitting";
import { ownSkills } from "@/lib/skills/user-skill/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.own"))("title") };
}

export default async function OwnSkillsPage({ params }: PageProps<"/[locale]/account/skills">) {
  const ctx = await requireCtx((await params).locale, "/account/skills");
  const [skills, offered, chosen, fitting, max] = await Promise.all([
    ownSkills(ctx),
    listSpecializations(ctx),
    ownSpecializations(ctx),
    fittingSkills(ctx),
    ctx.setting<number>("skills.max_per_user"),
  ]);
  return (
    <OwnSkillsScreen
      skills={skills}
      max={max}
      offered={offered}
      chosen={chosen}
      fitting={fitting}
      zone={ctx.actor.timeZone}
    />
  );
}
