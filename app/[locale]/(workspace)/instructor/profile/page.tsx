import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileChecklist } from "@/components/identity/profile/checklist";
import { InstructorProfileForm } from "@/components/identity/profile/work-forms";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { getOwnInstructorProfile, ownProfileSteps } from "@/lib/identity/profile/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.roleProfile"))("title.instructor") };
}

export default async function InstructorProfilePage({ params }: PageProps<"/[locale]/instructor/profile">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/instructor/profile", { role: "instructor" });
  const t = await getTranslations("identity.roleProfile");
  const [profile, steps] = [await getOwnInstructorProfile(ctx), await ownProfileSteps(ctx, "instructor")];
  return (
    <Screen title={t("title.instructor")} description={t("text.instructor")}>
      <TwoColumns aside={<ProfileChecklist steps={steps} />}>
        <InstructorProfileForm profile={profile} />
      </TwoColumns>
    </Screen>
  );
}
