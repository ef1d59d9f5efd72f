import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choices } from "@/components/content/admin/edit/open";
import { ProjectTable } from "@/components/content/admin/projects/project-table";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import { projectList } from "@/lib/content/project/list";
import { listProjects } from "@/lib/content/project/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.heading"))("project") };
}

export default async function ProjectsPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const ctx = await requireCtx((await params).locale, "/admin/projects", { permission: WRITE });
  const state = projectList.parse(await searchParams);
  const [page, categories] = await Promise.all([
    listProjects(ctx, state),
    categoryOptions(ctx, "project_category"),
  ]);
  return <ProjectTable actor={ctx.actor} page={page} state={state} categories={choices(categories)} />;
}
