import type { Metadata } from "next";
import { PortfolioScreen, portfolioMetadata } from "@/components/content/public/screens/portfolio-screen";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return portfolioMetadata((await params).locale, 1);
}

export default async function Portfolio({ params }: Props) {
  return <PortfolioScreen {...(await params)} page={1} />;
}
