import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choices, openEditor } from "@/components/content/admin/edit/open";
import { ProjectEditor } from "@/components/content/admin/projects/project-editor";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import type { ProjectData } from "@/lib/content/project/model";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.kinds"))("project") };
}

export default async function ProjectPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/projects/${id}`, { permission: WRITE });
  const opened = await openEditor<ProjectData>(ctx, "project", id, searchParams);
  const categories = await categoryOptions(ctx, "project_category");
  return <ProjectEditor {...opened} categories={choices(categories)} />;
}
