import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { bySlug, missing } from "@/components/content/public/missing";
import { PageScreen } from "@/components/content/public/page-screen";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { site } from "@/components/content/public/site/site";
import { pageBySlug } from "@/lib/content/page/catalog";
import { localePath } from "@/lib/core/i18n/locales";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, page] = await Promise.all([site(), bySlug(pageBySlug, { locale, slug })]);
  return page ? rowMetadata(house, "page", slug, page.meta) : {};
}

export default async function ContentPage({ params }: Props) {
  const { locale, slug } = await params;
  const page = await bySlug(pageBySlug, { locale, slug });
  if (!page) return missing(locale, `/${slug}`);
  if (page.path !== `/${slug}`) permanentRedirect(localePath(locale, page.path));
  return <PageScreen page={page} locale={locale} />;
}
