import type { Metadata } from "next";
import { SkillsScreen, skillsList, skillsMetadata } from "@/components/skills/public/skills-screen";
import type { SearchParams } from "@/lib/core/list";

// Skills with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

const question = async ({ params, searchParams }: Props) => ({
  ...(await params),
  state: skillsList.parse(await searchParams),
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return skillsMetadata(await question(props));
}

export default async function Skills(props: Props) {
  return <SkillsScreen {...(await question(props))} />;
}
