import type { Metadata } from "next";
import { ProjectsScreen, projectsMetadata } from "@/components/content/public/screens/projects-screen";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  return projectsMetadata({ locale, category: slug, state: null });
}

export default async function ProjectsOfKind({ params }: Props) {
  const { locale, slug } = await params;
  return <ProjectsScreen locale={locale} category={slug} state={null} />;
}
