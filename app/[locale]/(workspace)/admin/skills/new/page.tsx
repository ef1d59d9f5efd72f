import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SkillFields } from "@/components/skills/admin/skill-fields";
import { Form } from "@/components/ui/form/form";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { categoryOptions } from "@/lib/skills/category/queries";
import { createSkill } from "@/lib/skills/skill/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.admin"))("new") };
}

export default async function NewSkillPage({ params }: PageProps<"/[locale]/admin/skills/new">) {
  const ctx = await requireCtx((await params).locale, "/admin/skills/new", { permission: CURATE });
  const [t, categories] = await Promise.all([getTranslations("skills.admin"), categoryOptions(ctx)]);
  return (
    <Screen
      title={t("new")}
      width="form"
      crumbs={[{ label: t("title"), href: "/admin/skills" }, { label: t("new") }]}
    >
      <Form action={createSkill} submit={t("add")} next="/admin/skills/:id" guard>
        <SkillFields skill={null} categories={categories} />
      </Form>
    </Screen>
  );
}
