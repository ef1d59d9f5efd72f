import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import "../globals.css";
import { FailureWords } from "@/components/content/public/site/failure-words";
import { isLocale } from "@/lib/core/i18n/locales";

export const metadata: Metadata = {
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" }, apple: "/apple-icon.png" },
};

/** Pages are generated on first request, so the build needs no database. */
export function generateStaticParams() {
  return [];
}

export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
      </head>
      <body>
        {children}
        <FailureWords />
      </body>
    </html>
  );
}
