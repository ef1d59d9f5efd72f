import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProofView } from "@/components/points/admin/proof-view";
import { ActionButton } from "@/components/ui/form/action-button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { MANAGE } from "@/lib/points/access";
import { requestProof } from "@/lib/points/proof/actions";
import { recentProofs } from "@/lib/points/proof/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.proof"))("title") };
}

export default async function ProofPage({ params }: PageProps<"/[locale]/admin/points/proof">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/points/proof", { permission: MANAGE });
  const [proofs, t] = await Promise.all([recentProofs(ctx), getTranslations("points")]);
  return (
    <Screen
      title={t("proof.title")}
      description={t("proof.text")}
      crumbs={[{ label: t("book.title"), href: "/admin/points" }, { label: t("proof.title") }]}
      actions={
        !proofs.running && (
          <ActionButton action={requestProof} input={{}} icon="refresh" variant="primary">
            {t("proof.run")}
          </ActionButton>
        )
      }
    >
      <ProofView {...proofs} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
