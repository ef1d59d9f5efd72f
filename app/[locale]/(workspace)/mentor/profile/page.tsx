import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileChecklist } from "@/components/identity/profile/checklist";
import { MentorProfileForm } from "@/components/identity/profile/mentor-form";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { getOwnMentorProfile, ownProfileSteps } from "@/lib/identity/profile/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.roleProfile"))("title.mentor") };
}

export default async function MentorProfilePage({ params }: PageProps<"/[locale]/mentor/profile">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/mentor/profile", { role: "mentor" });
  const t = await getTranslations("identity.roleProfile");
  const [profile, steps] = [await getOwnMentorProfile(ctx), await ownProfileSteps(ctx, "mentor")];
  return (
    <Screen title={t("title.mentor")} description={t("text.mentor")}>
      <TwoColumns aside={<ProfileChecklist steps={steps} />}>
        {profile.menteeLimit !== null && (
          <p className="text-muted">{t("mentees", { count: profile.mentees, limit: profile.menteeLimit })}</p>
        )}
        <MentorProfileForm profile={profile} />
      </TwoColumns>
    </Screen>
  );
}
