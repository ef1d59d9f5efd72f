import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamScreen } from "@/components/content/admin/team/team-screen";
import { PUBLISH } from "@/lib/content/access";
import { listTeam } from "@/lib/content/team-member/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.team"))("title") };
}

export default async function TeamPage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/team", { permission: PUBLISH });
  return <TeamScreen people={await listTeam(ctx)} />;
}
