import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewScreen } from "@/components/content/admin/overview/overview-screen";
import { WRITE } from "@/lib/content/access";
import { contentOverview } from "@/lib/content/overview/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.overview"))("title") };
}

export default async function ContentPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/content", { permission: WRITE });
  const institution = await ctx.setting<string>("general.time_zone");
  return (
    <OverviewScreen
      overview={await contentOverview(ctx)}
      actor={ctx.actor}
      zones={{ mine: ctx.actor.timeZone, institution }}
    />
  );
}
