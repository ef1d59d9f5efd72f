"use client";

import { NextIntlClientProvider } from "next-intl";
import { type ComponentProps, type ReactNode, use } from "react";
import { clientCatalogs } from "@/lib/core/i18n/client-catalogs";
import { FORMATS } from "@/lib/core/i18n/formats";

type Messages = ComponentProps<typeof NextIntlClientProvider>["messages"];

const TRIES = 3;
const loading = new Map<string, Promise<Messages>>();

async function fetchCatalog(url: string, left = TRIES): Promise<Messages> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return await answer.json();
  } catch (error) {
    if (left <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, 500 * (TRIES - left + 1)));
    return fetchCatalog(url, left - 1);
  }
}

/** The promise of a catalog, one for each address; a failed one is forgotten, so that trying again asks anew. */
function catalog(url: string): Promise<Messages> {
  let found = loading.get(url);
  if (!found) {
    found = fetchCatalog(url);
    found.catch(() => loading.delete(url));
    loading.set(url, found);
  }
  return found;
}

/**
 * Gives client components their messages without sending them inside of the page: on the server they are in
 * memory, the browser fetches them once and keeps them.
 */
export function MessagesProvider({
  locale,
  url,
  now,
  children,
}: {
  locale: string;
  /** Where the catalog is served. */
  url: string;
  now: Date;
  children: ReactNode;
}) {
  const messages = typeof window === "undefined" ? clientCatalogs().get(url) : use(catalog(url));
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={messages as Messages}
      now={now}
      timeZone="UTC"
      formats={FORMATS}
    >
      {children}
    </NextIntlClientProvider>
  );
}
