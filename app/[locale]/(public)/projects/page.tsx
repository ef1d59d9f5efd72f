import type { Metadata } from "next";
import { ProjectsScreen, projectsMetadata } from "@/components/content/public/screens/projects-screen";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return projectsMetadata({ ...(await params), category: null, state: null });
}

export default async function Projects({ params }: Props) {
  return <ProjectsScreen {...(await params)} category={null} state={null} />;
}
