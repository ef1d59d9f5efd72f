import type { Metadata } from "next";
import { SectionScreen, sectionMetadata } from "@/components/skills/public/skills-screen";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return sectionMetadata({ ...(await params), page: 1 });
}

export default async function SkillSection({ params }: Props) {
  return <SectionScreen {...(await params)} page={1} />;
}
