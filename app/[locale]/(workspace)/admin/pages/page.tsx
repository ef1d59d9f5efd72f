import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PageTable } from "@/components/content/admin/pages/page-table";
import { WRITE } from "@/lib/content/access";

import { pageList } from "@/lib/content/page/list";
import { listPages } from "@/lib/content/page/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.heading"))("page") };
}

export default async function PagesPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const ctx = await requireCtx((await params).locale, "/admin/pages", { permission: WRITE });
  const state = pageList.parse(await searchParams);
  const [page] = await Promise.all([listPages(ctx, state)]);
  return <PageTable actor={ctx.actor} page={page} state={state} />;
}
