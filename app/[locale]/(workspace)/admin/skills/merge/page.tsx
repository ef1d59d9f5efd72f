import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MergeScreen } from "@/components/skills/admin/merge-screen";
import { isUuid } from "@/lib/core/ids";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { previewMerge } from "@/lib/skills/skill/merge-preview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.admin"))("merge") };
}

export default async function MergeSkillsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/skills/merge">) {
  const ctx = await requireCtx((await params).locale, "/admin/skills/merge", { permission: CURATE });
  const ids = [(await searchParams).id ?? []].flat().filter(isUuid).slice(0, 50);
  const preview = ids.length ? await previewMerge(ctx, ids) : null;
  if (!preview?.skills.length) notFound();
  return <MergeScreen preview={preview} />;
}
