import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileChecklist } from "@/components/identity/profile/checklist";
import { ProviderProfileForm } from "@/components/identity/profile/work-forms";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { getOwnProviderProfile, ownProfileSteps } from "@/lib/identity/profile/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.roleProfile"))("title.provider") };
}

export default async function ProviderProfilePage({ params }: PageProps<"/[locale]/provider/profile">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/provider/profile", { role: "provider" });
  const t = await getTranslations("identity.roleProfile");
  const [profile, steps] = [await getOwnProviderProfile(ctx), await ownProfileSteps(ctx, "provider")];
  return (
    <Screen title={t("title.provider")} description={t("text.provider")}>
      <TwoColumns aside={<ProfileChecklist steps={steps} />}>
        <ProviderProfileForm profile={profile} />
      </TwoColumns>
    </Screen>
  );
}
