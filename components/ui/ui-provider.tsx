import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/**
 * Gives the kit's client components their strings. Only `ui` travels to the browser, and the top keys named in
 * `namespaces` for client components of a domain; server components read every catalog without it.
 */
export async function UiProvider({
  namespaces = [],
  children,
}: {
  namespaces?: readonly string[];
  children: ReactNode;
}) {
  const all = await getMessages();
  const picked = Object.fromEntries(["ui", ...namespaces].map((key) => [key, all[key]]));
  return <NextIntlClientProvider messages={picked as typeof all}>{children}</NextIntlClientProvider>;
}
