import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { TeamCard } from "@/lib/content/team-member/model";
import { PersonCard } from "../cards/person";
import { Section } from "./section";

/** Some of the people of the house. */
export async function TeamBlock({ heading, people }: { heading: string; people: TeamCard[] }) {
  if (people.length === 0) return null;
  const t = await getTranslations("content.public");
  return (
    <Section
      heading={heading || t("team.title")}
      aside={
        <Link href="/team" className="link">
          {t("team.all")}
        </Link>
      }
    >
      <ul className="grid grid-cols-2 gap-x-5 gap-y-10 sm:gap-x-8 lg:grid-cols-4">
        {people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
