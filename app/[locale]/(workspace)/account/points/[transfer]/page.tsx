import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReceiptCard } from "@/components/points/receipt-card";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { getReceipt } from "@/lib/points/transfer/receipt";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.receipt"))("title") };
}

export default async function ReceiptPage({ params }: PageProps<"/[locale]/account/points/[transfer]">) {
  const { locale, transfer } = await params;
  const ctx = await requireCtx(locale, `/account/points/${encodeURIComponent(transfer)}`);
  const receipt = await getReceipt(ctx, transfer);
  if (!receipt) notFound();
  const t = await getTranslations("points");
  return (
    <Screen
      title={t("receipt.title")}
      crumbs={[{ label: t("statement.title"), href: "/account/points" }, { label: t("receipt.title") }]}
    >
      <ReceiptCard receipt={receipt} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
