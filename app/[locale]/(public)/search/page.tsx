import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchScreen } from "@/components/content/public/screens/search-screen";
import { site } from "@/components/content/public/site/site";
import type { SearchParams } from "@/lib/core/list";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const [house, t] = await Promise.all([site(), getTranslations("content.public.search")]);
  return { title: { absolute: `${t("title")} · ${house.name}` }, robots: { index: false, follow: true } };
}

export default async function Search({ params, searchParams }: Props) {
  const { locale } = await params;
  return <SearchScreen locale={locale} params={await searchParams} />;
}
