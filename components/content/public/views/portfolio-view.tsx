import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { PortfolioCard } from "@/lib/content/portfolio-item/model";
import { CaseRow } from "../cards/portfolio";
import { PageHead } from "./page-head";

/** All case studies, with the figures that they end in. */
export async function PortfolioView({
  items,
  page,
  href,
}: {
  items: { rows: PortfolioCard[]; pages: number };
  page: number;
  href: (page: number) => string;
}) {
  const t = await getTranslations("content.public.portfolio");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <div className="page-width">
        {items.rows.length === 0 && <EmptyState mark="portfolio" title={t("empty")} />}
        <ol className="divide-y divide-hairline">
          {items.rows.map((item, i) => (
            <li key={item.id}>
              <CaseRow item={item} eager={i === 0} />
            </li>
          ))}
        </ol>
        <Pagination page={page} pageCount={items.pages} href={href} />
      </div>
    </>
  );
}
