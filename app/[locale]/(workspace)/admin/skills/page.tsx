import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SkillTable } from "@/components/skills/admin/skill-table";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { categoryOptions } from "@/lib/skills/category/queries";
import { skillList } from "@/lib/skills/skill/list";
import { countProposals, listSkills } from "@/lib/skills/skill/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.admin"))("title") };
}

export default async function SkillsPage({ params, searchParams }: PageProps<"/[locale]/admin/skills">) {
  const ctx = await requireCtx((await params).locale, "/admin/skills", { permission: CURATE });
  const state = skillList.parse(await searchParams);
  const [page, categories, proposals] = await Promise.all([
    listSkills(ctx, state),
    categoryOptions(ctx),
    countProposals(ctx),
  ]);
  return (
    <SkillTable
      page={page}
      state={state}
      categories={categories}
      proposals={proposals}
      zone={ctx.actor.timeZone}
    />
  );
}
