import { notFound, permanentRedirect } from "next/navigation";
import { SLUG } from "@/lib/content/publishable/model";
import { redirectFor } from "@/lib/content/redirect/catalog";
import { localePath } from "@/lib/core/i18n/locales";

/** Reads a row by the slug of an address; what cannot be a slug names no row. */
export function bySlug<T>(
  read: (locale: string, slug: string) => Promise<T | null>,
  { locale, slug }: { locale: string; slug: string },
): Promise<T | null> {
  return SLUG.test(slug) ? read(locale, slug) : Promise.resolve(null);
}

/** A part of an address as it was meant; one that is badly encoded stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Ends a page whose row is not there: 308 where its path was moved to, else 404. */
export async function missing(locale: string, path: string): Promise<never> {
  const plain = path.split("/").map(decoded).join("/");
  // No redirect stands on control characters, and the database refuses some of them.
  const target = /\p{Cc}/u.test(plain) ? null : await redirectFor(plain);
  if (target) permanentRedirect(localePath(locale, target));
  notFound();
}
