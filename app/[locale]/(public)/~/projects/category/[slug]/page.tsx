import type { Metadata } from "next";
import {
  ProjectsScreen,
  projectsList,
  projectsMetadata,
} from "@/components/content/public/screens/projects-screen";
import type { SearchParams } from "@/lib/core/list";

// One category with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<SearchParams> };

async function question({ params, searchParams }: Props) {
  const { locale, slug } = await params;
  return { locale, category: slug, state: projectsList.parse(await searchParams) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return projectsMetadata(await question(props));
}

export default async function ProjectsOfKind(props: Props) {
  return <ProjectsScreen {...(await question(props))} />;
}
