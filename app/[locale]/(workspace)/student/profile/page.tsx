import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileChecklist } from "@/components/identity/profile/checklist";
import { StudentProfileForm } from "@/components/identity/profile/student-form";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { getOwnStudentProfile, ownProfileSteps } from "@/lib/identity/profile/queries";
import { listDepartments } from "@/lib/identity/student/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.roleProfile"))("title.student") };
}

export default async function StudentProfilePage({ params }: PageProps<"/[locale]/student/profile">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/student/profile", { role: "student" });
  const t = await getTranslations("identity.roleProfile");
  const [profile, steps] = [await getOwnStudentProfile(ctx), await ownProfileSteps(ctx, "student")];
  return (
    <Screen title={t("title.student")} description={t("text.student")}>
      <TwoColumns aside={<ProfileChecklist steps={steps} />}>
        <StudentProfileForm profile={profile} departments={await listDepartments(ctx)} />
      </TwoColumns>
    </Screen>
  );
}
