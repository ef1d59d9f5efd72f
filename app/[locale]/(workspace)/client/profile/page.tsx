import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileChecklist } from "@/components/identity/profile/checklist";
import { ClientProfileForm } from "@/components/identity/profile/work-forms";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { getOwnClientProfile, ownProfileSteps } from "@/lib/identity/profile/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.roleProfile"))("title.client") };
}

export default async function ClientProfilePage({ params }: PageProps<"/[locale]/client/profile">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/client/profile", { role: "client" });
  const t = await getTranslations("identity.roleProfile");
  const [profile, steps] = [await getOwnClientProfile(ctx), await ownProfileSteps(ctx, "client")];
  return (
    <Screen title={t("title.client")} description={t("text.client")}>
      <TwoColumns aside={<ProfileChecklist steps={steps} />}>
        <ClientProfileForm profile={profile} />
      </TwoColumns>
    </Screen>
  );
}
