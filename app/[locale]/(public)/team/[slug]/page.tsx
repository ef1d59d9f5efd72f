import type { Metadata } from "next";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { personThing } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { PersonView } from "@/components/content/public/views/person-view";
import { teamMemberBySlug } from "@/lib/content/team-member/catalog";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, person] = await Promise.all([site(), bySlug(teamMemberBySlug, { locale, slug })]);
  return person ? rowMetadata(house, "team_member", slug, person.meta, "profile") : {};
}

export default async function PersonPage({ params }: Props) {
  const { locale, slug } = await params;
  const [house, person] = await Promise.all([site(), bySlug(teamMemberBySlug, { locale, slug })]);
  if (!person) return missing(locale, `/team/${slug}`);
  return (
    <>
      <PersonView person={person} />
      <JsonLd things={[personThing(house, person)]} />
    </>
  );
}
