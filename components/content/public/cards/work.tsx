import { Link } from "@/components/ui/link";
import type { ProjectCard } from "@/lib/content/project/model";
import { StoredPicture } from "../stored-picture";
import { Day } from "./day";

/** A piece of work with its picture; `large` is the one that opens a page. */
export function ProjectTile({
  project,
  large,
  level = "h2",
}: {
  project: ProjectCard;
  large?: boolean;
  level?: "h2" | "h3";
}) {
  const Heading = level;
  return (
    <article className="cover-host" lang={project.lang}>
      <StoredPicture
        picture={project.cover}
        seed={project.id}
        alt=""
        ratio={large ? "2 / 1" : "3 / 2"}
        sizes={large ? "(min-width: 64rem) 72rem, 100vw" : "(min-width: 48rem) 36rem, 100vw"}
        eager={large}
      />
      <div
        className={large ? "mt-5 grid gap-x-12 gap-y-2 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]" : "mt-4"}
      >
        <Heading className={large ? "display-2" : "display-4"}>
          <Link href={project.path} className="cover-link hover-underline">
            {project.title}
          </Link>
        </Heading>
        <div>
          <p className={large ? "lead" : "mt-1 line-clamp-2"}>{project.summary}</p>
          <p className="mt-2 flex flex-wrap gap-x-3 text-muted text-sm">
            {project.category && <span>{project.category.name}</span>}
            {project.clientName && <span>{project.clientName}</span>}
            {project.completedOn && <Day iso={project.completedOn} style="year" />}
          </p>
        </div>
      </div>
    </article>
  );
}
