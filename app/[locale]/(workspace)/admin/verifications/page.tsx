import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerificationTable } from "@/components/identity/verification/verification-table";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { verificationList } from "@/lib/identity/verification/list";
import { reviewedTypes } from "@/lib/identity/verification/model";
import { listVerifications } from "@/lib/identity/verification/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.verification"))("list.title") };
}

export default async function VerificationsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/verifications">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/verifications", { permission: "verifications.review" });
  const t = await getTranslations("identity.verification");
  const state = verificationList.parse(await searchParams);
  return (
    <Screen title={t("list.title")} description={t("list.text")}>
      <VerificationTable
        page={await listVerifications(ctx, state)}
        state={state}
        types={reviewedTypes(ctx.actor)}
        zone={ctx.actor.timeZone}
      />
    </Screen>
  );
}
