import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageScreen } from "@/components/content/public/page-screen";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { site } from "@/components/content/public/site/site";
import { pageByType } from "@/lib/content/page/catalog";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const [house, page] = await Promise.all([site(), pageByType(locale, "home")]);
  return page ? rowMetadata(house, "page", page.slug, page.meta) : {};
}

export default async function Home({ params }: Props) {
  const { locale } = await params;
  const page = await pageByType(locale, "home");
  if (!page) notFound();
  return <PageScreen page={page} locale={locale} />;
}
