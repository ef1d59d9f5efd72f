import { getLocale, getNow } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { type CatalogPart, servedCatalog } from "@/lib/core/i18n/catalogs";
import { MessagesProvider } from "./messages-provider";

/**
 * Gives client components their strings: the kit's, or with `part="workspace"` those of every domain. Server
 * components read every catalog without it.
 */
export async function UiProvider({ part = "ui", children }: { part?: CatalogPart; children: ReactNode }) {
  const locale = await getLocale();
  const { url } = (await servedCatalog(locale, part)).catalog;
  preload(url, { as: "fetch", crossOrigin: "anonymous" });
  return (
    <MessagesProvider locale={locale} url={url} now={await getNow()}>
      {children}
    </MessagesProvider>
  );
}
