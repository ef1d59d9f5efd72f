import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewContent } from "@/components/content/admin/edit/new-content";
import { SelectField } from "@/components/ui/form/choice-fields";
import { WRITE } from "@/lib/content/access";
import { projectOptions } from "@/lib/content/project/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.new"))("portfolio_item") };
}

export default async function NewPortfolioItemPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/portfolio/new", { permission: WRITE });
  const projects = await projectOptions(ctx);
  const t = await getTranslations("content.admin.fields");
  return (
    <NewContent kind="portfolio_item">
      <SelectField
        name="data.projectId"
        label={t("project")}
        required
        options={projects.map((p) => ({ value: p.id, label: p.title }))}
      />
    </NewContent>
  );
}
