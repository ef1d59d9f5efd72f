import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { TeamDetail } from "@/lib/content/team-member/model";
import { Prose } from "../blocks/text";
import { PostRow } from "../cards/post";
import { StoredPicture } from "../stored-picture";

/** One person: portrait, office, life, and what they wrote. */
export async function PersonView({ person }: { person: TeamDetail }) {
  const [t, locale] = await Promise.all([getTranslations("content.public.team"), getLocale()]);
  return (
    <>
      <article
        className="page-width grid gap-x-16 gap-y-8 pt-[clamp(2rem,5vw,4.5rem)] lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]"
        lang={person.lang === locale ? undefined : person.lang}
      >
        <StoredPicture
          picture={person.photo}
          seed={person.slug}
          alt={person.photo?.alt || person.name}
          ratio="4 / 5"
          sizes="(min-width: 64rem) 24rem, 100vw"
          eager
          className="niche max-w-xs self-start lg:max-w-none"
        />
        <div className="self-center">
          <p className="font-medium text-primary" lang={locale}>
            <Link href="/team" className="link-quiet">
              {t("title")}
            </Link>
          </p>
          <h1 className="display-1 mt-3">{person.name}</h1>
          <p className="lead mt-3 text-muted">{person.designation}</p>
          <Prose html={person.html} className="mt-8" />
          {person.links.length > 0 && (
            <ul className="mt-8 flex flex-wrap gap-x-6 gap-y-2" aria-label={t("links")}>
              {person.links.map((link) => (
                <li key={link.href}>
                  <Link href={link.href} className="link">
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      </article>
      {person.posts.length > 0 && (
        <section className="page-block page-width">
          <h2 className="display-3 rule-double pb-3">{t("wrote", { name: person.name })}</h2>
          <ol className="divide-y divide-hairline">
            {person.posts.map((post) => (
              <li key={post.id}>
                <PostRow post={post} level="h3" />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
