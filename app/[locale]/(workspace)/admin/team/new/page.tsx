import { TeamMemberScreen } from "@/components/content/admin/team/team-member-screen";
import { PUBLISH } from "@/lib/content/access";
import { requireCtx } from "@/lib/core/session";

export default async function NewTeamMemberPage({ params }: { params: Promise<{ locale: string }> }) {
  await requireCtx((await params).locale, "/admin/team/new", { permission: PUBLISH });
  return <TeamMemberScreen member={null} />;
}
