import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RedirectsScreen } from "@/components/content/admin/redirects/redirects-screen";
import { PUBLISH } from "@/lib/content/access";
import { redirectList } from "@/lib/content/redirect/list";
import { listRedirects } from "@/lib/content/redirect/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.redirects"))("title") };
}

export default async function RedirectsPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const ctx = await requireCtx((await params).locale, "/admin/redirects", { permission: PUBLISH });
  const state = redirectList.parse(await searchParams);
  return <RedirectsScreen page={await listRedirects(ctx, state)} state={state} zone={ctx.actor.timeZone} />;
}
