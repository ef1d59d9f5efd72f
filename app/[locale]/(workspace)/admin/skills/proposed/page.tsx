import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProposalsScreen } from "@/components/skills/admin/proposals-screen";
import { requireCtx } from "@/lib/core/session";
import { CURATE } from "@/lib/skills/access";
import { categoryOptions } from "@/lib/skills/category/queries";
import { proposalList } from "@/lib/skills/skill/list";
import { listProposals } from "@/lib/skills/skill/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("skills.admin"))("proposedTitle") };
}

export default async function ProposalsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/skills/proposed">) {
  const ctx = await requireCtx((await params).locale, "/admin/skills/proposed", { permission: CURATE });
  const state = proposalList.parse(await searchParams);
  const [page, categories] = await Promise.all([listProposals(ctx, state), categoryOptions(ctx)]);
  return <ProposalsScreen page={page} state={state} categories={categories} zone={ctx.actor.timeZone} />;
}
