import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "@/components/content/public/public.css";
import { site } from "@/components/content/public/site/site";
import { SiteFooter } from "@/components/content/public/site/site-footer";
import { SiteHeader } from "@/components/content/public/site/site-header";
import { menus } from "@/lib/content/page/catalog";
import { env } from "@/lib/core/env";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await site();
  return { metadataBase: new URL(env().baseUrl), title: { default: name, template: `%s · ${name}` } };
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
      <a href="#main" className="skip-link">
        {t("skip")}
      </a>
      {house.banner && (
        <p className="bg-neutral px-4 py-2 text-center text-neutral-content text-sm" role="note">
          {house.banner}
        </p>
      )}
      <SiteHeader name={house.name} menu={menu.header} />
      <main id="main" tabIndex={-1} className="public-main">
        {children}
      </main>
      <SiteFooter name={house.name} address={house.address} menu={menu.footer} social={house.social} />
      <script src="/static/site.js" defer />
    </>
  );
}
