import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listMetadata } from "@/components/content/public/seo/metadata";
import { site } from "@/components/content/public/site/site";
import { PageHead } from "@/components/content/public/views/page-head";
import { PublicPoints } from "@/components/points/public-points";
import { pointsInfo, pointsLeaders } from "@/lib/points/catalog";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const [house, t] = await Promise.all([site(), getTranslations("points.public")]);
  return listMetadata(house, locale, { path: "/points", title: t("title"), description: t("lead") });
}

export default async function PointsInfoPage({ params }: Props) {
  const { locale } = await params;
  const [info, leaders, t] = await Promise.all([
    pointsInfo(locale),
    pointsLeaders(),
    getTranslations("points.public"),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <PublicPoints info={info} leaders={leaders} />
    </>
  );
}
