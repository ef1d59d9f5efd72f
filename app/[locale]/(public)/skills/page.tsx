import type { Metadata } from "next";
import { SkillsScreen, skillsMetadata } from "@/components/skills/public/skills-screen";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return skillsMetadata({ ...(await params), state: null });
}

export default async function Skills({ params }: Props) {
  return <SkillsScreen {...(await params)} state={null} />;
}
