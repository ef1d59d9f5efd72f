import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { photoHref } from "@/lib/core/photo";
import type { PublicPerson, ShownSection } from "@/lib/identity/person/queries";

/** How a web address is read: without protocol, `www` and a closing slash. */
const shown = (url: string) => url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");

function Section({ section }: { section: ShownSection }) {
  const t = useTranslations("identity.home");
  return (
    <section className="min-w-0">
      <div className="rule-double flex items-baseline justify-between gap-4 pb-2">
        <h2 className="display-3">{section.title}</h2>
        {section.href && (
          <Link href={section.href} className="link text-sm">
            {t("all")}
          </Link>
        )}
      </div>
      <ul className="divide-y divide-hairline">
        {section.items.map((item) => (
          <li
            key={`${item.label}${item.href ?? ""}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5"
          >
            <span className="min-w-0 flex-1">
              {item.href ? (
                <Link href={item.href} className="link-quiet font-medium">
                  {item.label}
                </Link>
              ) : (
                <span className="font-medium">{item.label}</span>
              )}
              {item.detail && <span className="block text-sm text-muted">{item.detail}</span>}
            </span>
            {item.badge && <Badge>{item.badge}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The public page of a person: picture or mark, name, roles, words, links, and what other domains show. */
export function PersonProfile({ person }: { person: PublicPerson }) {
  const t = useTranslations("identity");
  const locale = useLocale();
  const { city, country, website, links = [] } = person.contactInfo;
  const place = [city, country].filter(Boolean).join(", ");
  const addresses = [...new Set([...(website ? [website] : []), ...links])];
  const since = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" });
  return (
    <article className="page-width pt-[clamp(2rem,5vw,4.5rem)] pb-16">
      {person.isSelf && (
        <p className="surface mb-8 flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
          <Icon name={person.visibility === "public" ? "eye" : "eye-off"} size={18} />
          <span className="min-w-0 flex-1">{t(`person.seenBy.${person.visibility}`)}</span>
          <LinkButton href="/account" size="sm">
            {t("person.edit")}
          </LinkButton>
        </p>
      )}
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)]">
        <header className="self-start">
          <Avatar id={person.id} size="xl" src={photoHref(person.avatarFileId, 256)} />
          <h1 className="display-2 mt-5 break-words">{person.name}</h1>
          <p className="text-muted">@{person.username}</p>
          {person.headline && <p className="lead mt-3">{person.headline}</p>}
          {person.roles.length > 0 && (
            <p className="mt-4 flex flex-wrap gap-1.5">
              {person.roles.map((role) => (
                <Badge key={role}>{t(`role.${role}`)}</Badge>
              ))}
            </p>
          )}
          <ul className="mt-5 grid gap-1.5 text-sm">
            {place && (
              <li className="flex items-center gap-2">
                <Icon name="pin" size={16} className="text-muted" />
                {place}
              </li>
            )}
            {addresses.map((url) => (
              <li key={url} className="flex min-w-0 items-center gap-2">
                <Icon name="globe" size={16} className="text-muted" />
                <a href={url} rel="me nofollow ugc noopener" className="link min-w-0 truncate">
                  {shown(url)}
                </a>
              </li>
            ))}
            <li className="flex items-center gap-2 text-muted">
              <Icon name="calendar" size={16} />
              {t("person.since", { month: since.format(person.since) })}
            </li>
          </ul>
        </header>
        <div className="grid min-w-0 content-start gap-10">
          {person.bio ? (
            <p className="prose max-w-measure whitespace-pre-line break-words">{person.bio}</p>
          ) : (
            person.sections.length === 0 && (
              <p className="text-muted">{t("person.nothing", { name: person.name })}</p>
            )
          )}
          {person.expertise.length > 0 && (
            <section>
              <h2 className="title-3">{t("roleProfile.expertise")}</h2>
              <p className="mt-2 flex flex-wrap gap-1.5">
                {person.expertise.map((item) => (
                  <Badge key={item}>{item}</Badge>
                ))}
              </p>
            </section>
          )}
          {person.sections.map((section) => (
            <Section key={section.name} section={section} />
          ))}
        </div>
      </div>
    </article>
  );
}
