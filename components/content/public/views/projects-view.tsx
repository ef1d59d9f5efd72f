import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { CategoryCard } from "@/lib/content/category/model";
import type { ProjectCard } from "@/lib/content/project/model";
import { ProjectTile } from "../cards/work";
import { FilterRow } from "./filter-row";
import { PageHead } from "./page-head";

/** What was made here, the newest large, the others in two columns. */
export async function ProjectsView({
  title,
  lead,
  projects,
  page,
  categories,
  category,
  filtered,
  href,
}: {
  title: string;
  lead?: string;
  projects: { rows: ProjectCard[]; total: number; pages: number };
  page: number;
  categories: CategoryCard[];
  category: string | null;
  filtered: boolean;
  href: (page: number) => string;
}) {
  const t = await getTranslations("content.public.projects");
  const [first, ...others] = projects.rows;
  const opening = page === 1 && !filtered ? first : undefined;
  const rest = opening ? others : projects.rows;
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div className="page-width">
        <FilterRow
          label={t("category")}
          choices={[
            { href: "/projects", label: t("all"), current: !category && !filtered },
            ...categories
              .filter((c) => c.count > 0)
              .map((c) => ({ href: c.path, label: c.name, current: c.slug === category, count: c.count })),
          ]}
        />
        {projects.rows.length === 0 && <EmptyState mark="projects" title={t("empty")} />}
        {opening && (
          <div className="pt-6">
            <ProjectTile project={opening} large />
          </div>
        )}
        <ul className="staggered pt-12">
          {rest.map((project) => (
            <li key={project.id}>
              <ProjectTile project={project} />
            </li>
          ))}
        </ul>
        <Pagination page={page} pageCount={projects.pages} href={href} />
      </div>
    </>
  );
}
