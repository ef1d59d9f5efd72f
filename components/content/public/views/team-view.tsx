import { getTranslations } from "next-intl/server";
import type { TeamCard } from "@/lib/content/team-member/model";
import { PersonCard } from "../cards/person";
import { PageHead } from "./page-head";

/** Everyone of the house, each in a niche. */
export async function TeamView({ people }: { people: TeamCard[] }) {
  const t = await getTranslations("content.public.team");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ul className="page-width grid grid-cols-2 gap-x-5 gap-y-12 pt-12 sm:gap-x-8 lg:grid-cols-4">
        {people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} level="h2" />
          </li>
        ))}
      </ul>
    </>
  );
}
