import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnSkillScreen } from "@/components/skills/own/own-skill-screen";
import { isUuid } from "@/lib/core/ids";
import { requireCtx } from "@/lib/core/session";
import { whomToAsk } from "@/lib/skills/endorsement/queries";
import { ownEvidence } from "@/lib/skills/evidence/queries";
import { ownSkill } from "@/lib/skills/user-skill/queries";

type Props = PageProps<"/[locale]/account/skills/[skill]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.own"))("evidence") };
}

export default async function OwnSkillPage({ params }: Props) {
  const { locale, skill: id } = await params;
  const ctx = await requireCtx(locale, `/account/skills/${id}`);
  const skill = isUuid(id) ? await ownSkill(ctx, id) : null;
  if (!skill) notFound();
  const [evidence, whom] = await Promise.all([ownEvidence(ctx, id), whomToAsk(ctx)]);
  return <OwnSkillScreen skill={skill} evidence={evidence} whom={whom} zone={ctx.actor.timeZone} />;
}
