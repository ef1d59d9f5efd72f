import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "@/components/content/public/public.css";
import { NoticeBars } from "@/components/content/public/site/notice-bars";
import { site, siteTitle } from "@/components/content/public/site/site";
import { SiteFooter } from "@/components/content/public/site/site-footer";
import { SiteHeader } from "@/components/content/public/site/site-header";
import { HouseColor } from "@/components/ui/brand";
import { menus } from "@/lib/content/page/catalog";
import { env } from "@/lib/core/env";

export async function generateMetadata(): Promise<Metadata> {
  return { metadataBase: new URL(env().baseUrl), title: await siteTitle() };
}

/** The frame of all pages for visitors. It reads nothing of the request, so that they can be static. */
export default async function PublicLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  const [house, menu, t] = await Promise.all([site(), menus(locale), getTranslations("content.public")]);
  return (
    <>
      <HouseColor color={house.color} />
      <a href="#main" className="skip-link">
        {t("skip")}
      </a>
      <NoticeBars />
      <SiteHeader name={house.name} logo={house.logo} menu={menu.header} languages={house.languages} />
      <main id="main" tabIndex={-1} className="public-main">
        {children}
      </main>
      <SiteFooter
        name={house.name}
        logo={house.logo}
        address={house.address}
        menu={menu.footer}
        social={house.social}
        languages={house.languages}
      />
      <script src="/static/site.js" defer />
    </>
  );
}
