import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import "../globals.css";
import { FailureWords } from "@/components/content/public/site/failure-words";
import { isLocale } from "@/lib/core/i18n/locales";

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
        <script src="/static/appearance.js" />
      </head>
      <body>
        {children}
        <FailureWords />
      </body>
    </html>
  );
}
