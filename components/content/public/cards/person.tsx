import { Link } from "@/components/ui/link";
import type { TeamCard } from "@/lib/content/team-member/model";
import { StoredPicture } from "../stored-picture";

/** A person of the house in a niche. */
export function PersonCard({ person, level = "h3" }: { person: TeamCard; level?: "h2" | "h3" }) {
  const Heading = level;
  return (
    <article className="cover-host" lang={person.lang}>
      <StoredPicture
        picture={person.photo}
        seed={person.slug}
        alt=""
        ratio="4 / 5"
        sizes="(min-width: 64rem) 17rem, 45vw"
        className="niche"
      />
      <Heading className="display-4 mt-4">
        <Link href={person.path} className="cover-link hover-underline">
          {person.name}
        </Link>
      </Heading>
      <p className="mt-0.5 text-muted text-sm">{person.designation}</p>
    </article>
  );
}
