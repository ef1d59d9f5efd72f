import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listMetadata } from "@/components/content/public/seo/metadata";
import { site } from "@/components/content/public/site/site";
import { TeamView } from "@/components/content/public/views/team-view";
import { teamMembers } from "@/lib/content/team-member/catalog";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const [house, t] = await Promise.all([site(), getTranslations("content.public.team")]);
  return listMetadata(house, locale, { path: "/team", title: t("title"), description: t("lead") });
}

export default async function TeamPage({ params }: Props) {
  const { locale } = await params;
  return <TeamView people={await teamMembers(locale)} />;
}
