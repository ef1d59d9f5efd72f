import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewContent } from "@/components/content/admin/edit/new-content";
import { choices } from "@/components/content/admin/edit/open";
import { SelectField } from "@/components/ui/form/choice-fields";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.new"))("template") };
}

export default async function NewTemplatePage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/templates/new", { permission: WRITE });
  const categories = await categoryOptions(ctx, "template_category");
  const t = await getTranslations("content.admin.fields");
  return (
    <NewContent kind="template">
      <SelectField name="data.categoryId" label={t("category")} required options={choices(categories)} />
    </NewContent>
  );
}
