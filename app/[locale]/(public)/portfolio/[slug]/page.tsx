import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { breadcrumbs, workThing } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { CaseView } from "@/components/content/public/views/case-view";
import { portfolioItemBySlug } from "@/lib/content/portfolio-item/catalog";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, item] = await Promise.all([site(), bySlug(portfolioItemBySlug, { locale, slug })]);
  return item ? rowMetadata(house, "portfolio_item", slug, item.meta, "article") : {};
}

export default async function CasePage({ params }: Props) {
  const { locale, slug } = await params;
  const [house, item, t] = await Promise.all([
    site(),
    bySlug(portfolioItemBySlug, { locale, slug }),
    getTranslations("content.public"),
  ]);
  if (!item) return missing(locale, `/portfolio/${slug}`);
  return (
    <>
      <CaseView item={item} />
      <JsonLd
        things={[
          workThing(house, item),
          breadcrumbs(item.lang, [
            { name: t("portfolio.title"), path: "/portfolio" },
            { name: item.title, path: item.path },
          ]),
        ]}
      />
    </>
  );
}
