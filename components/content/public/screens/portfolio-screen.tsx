import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { portfolioPage } from "@/lib/content/portfolio-item/catalog";
import { listContract } from "@/lib/core/list";
import { listMetadata } from "../seo/metadata";
import { site } from "../site/site";
import { PortfolioView } from "../views/portfolio-view";

/** What the address of the case studies may say. */
export const portfolioList = listContract({ filters: {}, sort: [], defaultSort: "", pageSize: 12 });

/** Metadata of the list of case studies. */
export async function portfolioMetadata(locale: string, page: number): Promise<Metadata> {
  const [house, t] = await Promise.all([site(), getTranslations("content.public")]);
  const title = t("portfolio.title");
  return listMetadata(house, locale, {
    path: "/portfolio",
    title: page > 1 ? t("posts.pageTitle", { title, page }) : title,
    description: t("portfolio.lead"),
    page,
  });
}

/** The list of case studies. */
export async function PortfolioScreen({ locale, page }: { locale: string; page: number }) {
  const items = await portfolioPage(locale, page);
  if (page > items.pages) notFound();
  const state = portfolioList.parse({});
  return (
    <PortfolioView
      items={items}
      page={page}
      href={(to) => `/portfolio${portfolioList.href(state, { page: to })}`}
    />
  );
}
