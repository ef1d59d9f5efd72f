import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamMemberScreen } from "@/components/content/admin/team/team-member-screen";
import { PUBLISH } from "@/lib/content/access";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.team"))("new") };
}

export default async function NewTeamMemberPage({ params }: { params: Promise<{ locale: string }> }) {
  await requireCtx((await params).locale, "/admin/team/new", { permission: PUBLISH });
  return <TeamMemberScreen member={null} />;
}
