import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { absoluteUrl } from "@/components/content/public/seo/metadata";
import { profileThing } from "@/components/content/public/seo/things";
import { PersonProfile } from "@/components/identity/person/person-profile";
import { localePath } from "@/lib/core/i18n/locales";
import { personOnPage } from "@/lib/identity/person/page";

// Who looks decides what is shown: a profile may be for members only, or hidden.
export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/people/[username]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, username } = await params;
  const person = await personOnPage(locale, username);
  if (!person) return {};
  const url = absoluteUrl(locale, `/people/${person.username}`);
  const description = person.headline ?? person.bio?.slice(0, 200) ?? undefined;
  return {
    title: person.name,
    description,
    alternates: { canonical: url },
    robots: person.isListed ? undefined : { index: false, follow: true },
    openGraph: { type: "profile", title: person.name, description, url, username: person.username },
  };
}

export default async function PersonPage({ params }: Props) {
  const { locale, username } = await params;
  const person = await personOnPage(locale, username);
  if (!person) return missing(locale, `/people/${username}`);
  // One address for one person, however the name was typed.
  if (person.username !== username) permanentRedirect(localePath(locale, `/people/${person.username}`));
  return (
    <>
      <PersonProfile person={person} />
      {person.isListed && <JsonLd things={[profileThing(locale, person)]} />}
    </>
  );
}
