import type { Metadata } from "next";
import {
  PortfolioScreen,
  portfolioList,
  portfolioMetadata,
} from "@/components/content/public/screens/portfolio-screen";
import type { SearchParams } from "@/lib/core/list";

// The list with a query; the rewrites of next.config.ts lead here.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return portfolioMetadata((await params).locale, portfolioList.parse(await searchParams).page);
}

export default async function Portfolio({ params, searchParams }: Props) {
  return <PortfolioScreen {...(await params)} page={portfolioList.parse(await searchParams).page} />;
}
