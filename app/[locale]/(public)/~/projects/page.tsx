import type { Metadata } from "next";
import {
  ProjectsScreen,
  projectsList,
  projectsMetadata,
} from "@/components/content/public/screens/projects-screen";
import type { SearchParams } from "@/lib/core/list";

// The list with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

const question = async ({ params, searchParams }: Props) => ({
  ...(await params),
  category: null,
  state: projectsList.parse(await searchParams),
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return projectsMetadata(await question(props));
}

export default async function Projects(props: Props) {
  return <ProjectsScreen {...(await question(props))} />;
}
