import { missing } from "@/components/content/public/missing";

// Dynamic, so that guessed addresses are not kept as static pages.
export const dynamic = "force-dynamic";

/** Every address that no route knows: moved, or not there. */
export default async function Unknown({ params }: { params: Promise<{ locale: string; rest: string[] }> }) {
  const { locale, rest } = await params;
  return missing(locale, `/${rest.join("/")}`);
}
