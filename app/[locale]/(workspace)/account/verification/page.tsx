import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnVerifications } from "@/components/identity/verification/own-verifications";
import { ProofList } from "@/components/identity/verification/proof-list";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { EVIDENCE_DAYS, typesFor } from "@/lib/identity/verification/model";
import { listOwnVerifications } from "@/lib/identity/verification/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identity.verification"))("title") };
}

export default async function OwnVerificationPage({ params }: PageProps<"/[locale]/account/verification">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/verification");
  const t = await getTranslations("identity.verification");
  const verifications = await listOwnVerifications(ctx);
  return (
    <Screen title={t("title")} description={t("text", { days: EVIDENCE_DAYS })} width="form">
      <ProofList types={typesFor(ctx.actor.roles)} verifications={verifications} />
      {verifications.length > 0 && (
        <Section title={t("history")}>
          <OwnVerifications verifications={verifications} zone={ctx.actor.timeZone} />
        </Section>
      )}
    </Screen>
  );
}
