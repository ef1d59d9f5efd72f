import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { projectCategoriesWithCounts, projectsPage, readProjects } from "@/lib/content/project/catalog";
import { makeCtx } from "@/lib/core/ctx";
import { type ListState, listContract } from "@/lib/core/list";
import { missing } from "../missing";
import { listMetadata } from "../seo/metadata";
import { site } from "../site/site";
import { ProjectsView } from "../views/projects-view";
import { TagFilter } from "./tag-filter";

/** What the address of the projects may say beside their category. */
export const projectsList = listContract({
  filters: { tag: TagFilter },
  sort: [],
  defaultSort: "",
  pageSize: 12,
});

/** The list of projects as asked for; `state` is null for the plain list, which is static. */
export interface ProjectsQuestion {
  locale: string;
  category: string | null;
  state: ListState<{ tag?: string }> | null;
}

const pathOf = (category: string | null) => (category ? `/projects/category/${category}` : "/projects");

async function heading({ locale, category, state }: ProjectsQuestion) {
  const [t, categories] = await Promise.all([
    getTranslations("content.public.projects"),
    projectCategoriesWithCounts(locale),
  ]);
  const kind = category ? categories.find((c) => c.slug === category) : undefined;
  if (category && !kind) return null;
  const filtered = Boolean(state?.filters.tag);
  return {
    title: kind?.name ?? t("title"),
    lead: filtered ? undefined : kind ? kind.description : t("lead"),
    filtered,
    categories,
  };
}

/** Metadata of the list of projects. */
export async function projectsMetadata(question: ProjectsQuestion): Promise<Metadata> {
  const [house, head, t] = await Promise.all([site(), heading(question), getTranslations("content.public")]);
  if (!head) return {};
  const page = question.state?.page ?? 1;
  return listMetadata(house, question.locale, {
    path: pathOf(question.category),
    title: page > 1 ? t("posts.pageTitle", { title: head.title, page }) : head.title,
    description: head.lead || t("projects.lead"),
    page,
    filtered: head.filtered,
  });
}

/** The list of projects. The plain one reads cached rows; one with a query reads the database. */
export async function ProjectsScreen(question: ProjectsQuestion) {
  const { locale, category, state } = question;
  const head = await heading(question);
  if (!head) return missing(locale, pathOf(category));
  const page = state?.page ?? 1;
  const projects = state
    ? await readProjects(makeCtx({ locale }), locale, { category, ...state.filters }, page)
    : await projectsPage(locale, 1, category, null);
  if (page > projects.pages) notFound();
  return (
    <ProjectsView
      title={head.title}
      lead={head.lead}
      projects={projects}
      page={page}
      categories={head.categories}
      category={category}
      filtered={head.filtered}
      href={(to) => pathOf(category) + projectsList.href(state ?? projectsList.parse({}), { page: to })}
    />
  );
}
