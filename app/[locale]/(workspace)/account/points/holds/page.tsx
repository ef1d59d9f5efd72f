import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HoldList } from "@/components/points/hold-list";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { ownHolds } from "@/lib/points/hold/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.holds"))("title") };
}

export default async function HoldsPage({ params }: PageProps<"/[locale]/account/points/holds">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/points/holds");
  const [holds, t] = await Promise.all([ownHolds(ctx), getTranslations("points")]);
  return (
    <Screen
      title={t("holds.title")}
      description={t("holds.text")}
      crumbs={[{ label: t("statement.title"), href: "/account/points" }, { label: t("holds.title") }]}
      width="form"
    >
      <HoldList holds={holds} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
