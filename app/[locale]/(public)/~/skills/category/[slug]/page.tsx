import type { Metadata } from "next";
import { SectionScreen, sectionMetadata, skillsList } from "@/components/skills/public/skills-screen";
import type { SearchParams } from "@/lib/core/list";

// A category of skills with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<SearchParams> };

const question = async ({ params, searchParams }: Props) => ({
  ...(await params),
  page: skillsList.parse(await searchParams).page,
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return sectionMetadata(await question(props));
}

export default async function SkillSection(props: Props) {
  return <SectionScreen {...(await question(props))} />;
}
