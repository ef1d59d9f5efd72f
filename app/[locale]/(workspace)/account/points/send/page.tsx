import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GiftConfirmation, GiftForm } from "@/components/points/gift-forms";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { giftPage } from "@/lib/points/gift/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.send"))("title") };
}

export default async function SendPointsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/account/points/send">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/points/send");
  const { gift: sealed, change } = await searchParams;
  const t = await getTranslations("points");
  const { enabled, limits, available, prepared, changing, stale } = await giftPage(ctx, {
    gift: typeof sealed === "string" ? sealed : null,
    change: typeof change === "string" ? change : null,
  });
  return (
    <Screen
      title={t("send.title")}
      description={`${t("send.text")} ${t("send.balance", { points: available })}`}
      crumbs={[{ label: t("statement.title"), href: "/account/points" }, { label: t("send.title") }]}
      width="form"
    >
      {!enabled ? (
        <Alert tone="info" title={t("send.offTitle")}>
          {t("send.offText")}
        </Alert>
      ) : !ctx.actor.emailVerified ? (
        <Alert
          tone="warning"
          title={t("send.unverified")}
          actions={
            <LinkButton href="/verify-email" size="sm">
              {t("send.unverified")}
            </LinkButton>
          }
        >
          {t("send.unverifiedText")}
        </Alert>
      ) : prepared && typeof sealed === "string" ? (
        <GiftConfirmation gift={prepared.gift} name={prepared.name} sealed={sealed} available={available} />
      ) : (
        <>
          {stale && (
            <Alert tone="warning" title={t("send.stale")}>
              {t("send.staleText")}
            </Alert>
          )}
          <GiftForm limits={limits} values={changing ?? undefined} />
        </>
      )}
    </Screen>
  );
}
