import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TeamMemberScreen } from "@/components/content/admin/team/team-member-screen";
import { PUBLISH } from "@/lib/content/access";
import { isId } from "@/lib/content/publishable/model";
import { getTeamMember } from "@/lib/content/team-member/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.team"))("title") };
}

export default async function TeamMemberPage({
  params,
}: {
  params: Promise<{ locale: string; id: string }>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/team/${id}`, { permission: PUBLISH });
  const member = isId(id) ? await getTeamMember(ctx, id) : null;
  if (!member) notFound();
  return <TeamMemberScreen member={member} />;
}
