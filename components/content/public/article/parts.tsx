import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Picture } from "@/lib/content/publishable/model";
import { StoredPicture } from "../stored-picture";

/** The way above a title: the catalog, then the category. */
export async function Trail({
  path,
  title,
  category,
}: {
  /** The catalog's path without language: `/posts`. */
  path: string;
  title: string;
  category?: { slug: string; name: string } | null;
}) {
  return (
    <p className="flex flex-wrap gap-x-2 font-medium text-primary">
      <Link href={path} className="link-quiet" lang={await getLocale()}>
        {title}
      </Link>
      {category && (
        <>
          <span aria-hidden className="text-muted">
            /
          </span>
          <Link href={`${path}/category/${category.slug}`} className="link-quiet">
            {category.name}
          </Link>
        </>
      )}
    </p>
  );
}

/** The picture that opens an article, as wide as the page; without one the guild mark of `seed`. */
export function OpeningPicture({ picture, seed }: { picture: Picture | null; seed: string }) {
  return (
    <div className="page-width mt-10">
      <StoredPicture
        picture={picture}
        seed={seed}
        ratio="2 / 1"
        sizes="(min-width: 76rem) 71rem, 100vw"
        eager
      />
    </div>
  );
}

/** At most three alike, below an article; nothing without any. */
export function Related<R extends { id: string }>({
  title,
  rows,
  card,
  ruled,
}: {
  title: string;
  rows: readonly R[];
  card: (row: R) => ReactNode;
  /** Whether a line parts it from the article. */
  ruled?: boolean;
}) {
  if (rows.length === 0) return null;
  return (
    <section className={`page-block page-width ${ruled ? "border-hairline border-t" : ""}`}>
      <h2 className="display-3 mb-8">{title}</h2>
      <ul className="grid gap-x-8 gap-y-10 md:grid-cols-3">
        {rows.slice(0, 3).map((row) => (
          <li key={row.id}>{card(row)}</li>
        ))}
      </ul>
    </section>
  );
}
