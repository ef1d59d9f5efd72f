import { notFound, permanentRedirect } from "next/navigation";
import { redirectFor } from "@/lib/content/redirect/catalog";
import { localePath } from "@/lib/core/i18n/locales";

/** Ends a page whose row is not there: 308 where its path was moved to, else 404. */
export async function missing(locale: string, path: string): Promise<never> {
  const target = await redirectFor(path);
  if (target) permanentRedirect(localePath(locale, target));
  notFound();
}
