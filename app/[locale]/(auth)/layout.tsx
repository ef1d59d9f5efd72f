import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NoticeBars } from "@/components/content/public/site/notice-bars";
import { site, siteTitle } from "@/components/content/public/site/site";
import { AuthFrame } from "@/components/identity/auth-frame";
import { HouseColor } from "@/components/ui/brand";
import { UiProvider } from "@/components/ui/ui-provider";

export async function generateMetadata(): Promise<Metadata> {
  return { title: await siteTitle() };
}

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { name, logo, color, languages } = await site();
  return (
    <UiProvider>
      <HouseColor color={color} />
      <NoticeBars />
      <AuthFrame name={name} logo={logo} languages={languages}>
        {children}
      </AuthFrame>
    </UiProvider>
  );
}
