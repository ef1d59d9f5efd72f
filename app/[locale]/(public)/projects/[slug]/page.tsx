import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { breadcrumbs, workThing } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { ProjectView } from "@/components/content/public/views/project-view";
import { projectBySlug } from "@/lib/content/project/catalog";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, project] = await Promise.all([site(), bySlug(projectBySlug, { locale, slug })]);
  return project ? rowMetadata(house, "project", slug, project.meta, "article") : {};
}

export default async function ProjectPage({ params }: Props) {
  const { locale, slug } = await params;
  const [house, project, t] = await Promise.all([
    site(),
    bySlug(projectBySlug, { locale, slug }),
    getTranslations("content.public"),
  ]);
  if (!project) return missing(locale, `/projects/${slug}`);
  return (
    <>
      <ProjectView project={project} />
      <JsonLd
        things={[
          workThing(house, project),
          breadcrumbs(project.lang, [
            { name: t("projects.title"), path: "/projects" },
            { name: project.title, path: project.path },
          ]),
        ]}
      />
    </>
  );
}
