import { Link } from "@/components/ui/link";
import type { PortfolioCard } from "@/lib/content/portfolio-item/model";
import { StoredPicture } from "../stored-picture";

/** A case study: its picture beside what it achieved. */
export function CaseRow({
  item,
  eager,
  level = "h2",
}: {
  item: PortfolioCard;
  eager?: boolean;
  level?: "h2" | "h3";
}) {
  const Heading = level;
  return (
    <article
      className="cover-host grid gap-6 py-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-12"
      lang={item.lang}
    >
      <StoredPicture
        picture={item.cover}
        seed={item.id}
        alt=""
        ratio="3 / 2"
        sizes="(min-width: 64rem) 30rem, 100vw"
        eager={eager}
        className="self-start"
      />
      <div>
        <p className="text-muted text-sm">{item.project.clientName ?? item.project.title}</p>
        <Heading className="display-3 mt-2">
          <Link href={item.path} className="cover-link hover-underline">
            {item.title}
          </Link>
        </Heading>
        <p className="mt-3 max-w-2xl">{item.summary}</p>
        <Results results={item.results.slice(0, 3)} className="mt-6" />
      </div>
    </article>
  );
}

/** What a piece of work brought, as figures. */
export function Results({ results, className }: { results: PortfolioCard["results"]; className?: string }) {
  if (results.length === 0) return null;
  return (
    <dl className={`figures gap-y-4 ${className ?? ""}`}>
      {results.map((r) => (
        <div key={r.label} className="flex flex-col-reverse justify-end">
          <dt className="mt-1 text-muted text-sm">{r.label}</dt>
          <dd className="display-3 lining-nums tabular-nums">{r.value}</dd>
        </div>
      ))}
    </dl>
  );
}
