import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewContent } from "@/components/content/admin/edit/new-content";

import { WRITE } from "@/lib/content/access";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.new"))("project") };
}

export default async function NewProjectPage({ params }: { params: Promise<{ locale: string }> }) {
  await requireCtx((await params).locale, "/admin/projects/new", { permission: WRITE });

  return <NewContent kind="project" />;
}
