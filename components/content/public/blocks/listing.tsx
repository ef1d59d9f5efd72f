import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { Picture } from "@/lib/content/publishable/model";
import type { ListingCard } from "@/lib/content/search/model";
import { Day } from "../cards/day";
import { StoredPicture } from "../stored-picture";
import { Section } from "./section";

/** Where all rows of a source stand, and how they are laid out here. */
const SOURCES: Record<string, { href: string; layout: "mosaic" | "rows" | "columns"; key: string }> = {
  post: { href: "/posts", layout: "rows", key: "posts" },
  project: { href: "/projects", layout: "mosaic", key: "projects" },
  portfolio_item: { href: "/portfolio", layout: "mosaic", key: "portfolio" },
  template: { href: "/templates", layout: "columns", key: "templates" },
  team_member: { href: "/team", layout: "columns", key: "team" },
};

function pictureOf(card: ListingCard): Picture | null {
  return card.image && { ...card.image, fileId: card.id, srcset: "", alt: "" };
}

function Title({ card, className }: { card: ListingCard; className: string }) {
  return (
    <h3 className={className}>
      <Link href={card.url} className="cover-link hover-underline">
        {card.title}
      </Link>
    </h3>
  );
}

function Mosaic({ cards }: { cards: ListingCard[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-10 lg:grid-cols-12">
      {cards.map((card, i) => (
        <li
          key={card.id}
          className={i === 0 ? "lg:col-span-7 lg:row-span-2" : i < 3 ? "lg:col-span-5" : "lg:col-span-4"}
        >
          <article className="cover-host" lang={card.lang}>
            <StoredPicture
              picture={pictureOf(card)}
              seed={card.id}
              alt=""
              ratio={i === 0 ? "4 / 3" : "16 / 9"}
              sizes={i === 0 ? "(min-width: 64rem) 42rem, 100vw" : "(min-width: 64rem) 28rem, 100vw"}
            />
            <Title card={card} className={i === 0 ? "display-3 mt-4" : "display-4 mt-3"} />
            {i === 0 && card.summary && <p className="mt-2 max-w-xl text-muted">{card.summary}</p>}
          </article>
        </li>
      ))}
    </ul>
  );
}

function Rows({ cards }: { cards: ListingCard[] }) {
  return (
    <ol className="border-hairline border-t">
      {cards.map((card) => (
        <li key={card.id} className="border-hairline border-b">
          <article
            className="cover-host grid grid-cols-[minmax(0,1fr)_6rem] gap-x-6 gap-y-1 py-6 sm:grid-cols-[minmax(0,1fr)_10rem] lg:grid-cols-[9rem_minmax(0,1fr)_12rem]"
            lang={card.lang}
          >
            <p className="col-span-full text-muted text-sm lg:col-span-1 lg:pt-1">
              <Day iso={card.sortAt} style="short" />
            </p>
            <div>
              <Title card={card} className="display-4" />
              {card.summary && <p className="mt-1.5 line-clamp-3 max-w-xl text-muted">{card.summary}</p>}
            </div>
            <StoredPicture
              picture={pictureOf(card)}
              seed={card.id}
              alt=""
              ratio="3 / 2"
              sizes="12rem"
              className="self-start"
            />
          </article>
        </li>
      ))}
    </ol>
  );
}

function Columns({ cards }: { cards: ListingCard[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
      {cards.map((card) => (
        <li key={card.id}>
          <article className="cover-host" lang={card.lang}>
            <StoredPicture
              picture={pictureOf(card)}
              seed={card.id}
              alt=""
              sizes="(min-width: 64rem) 23rem, (min-width: 40rem) 45vw, 100vw"
            />
            <Title card={card} className="display-4 mt-4" />
            {card.summary && <p className="mt-1.5 line-clamp-3 text-muted">{card.summary}</p>}
          </article>
        </li>
      ))}
    </ul>
  );
}

/** Public rows of any domain, laid out as suits their kind. */
export async function ListingBlock({
  heading,
  source,
  cards,
}: {
  heading: string;
  source: string;
  cards: ListingCard[];
}) {
  if (cards.length === 0) return null;
  const t = await getTranslations("content.public");
  const known = SOURCES[source];
  const layout = known?.layout ?? "columns";
  return (
    <Section
      heading={heading || (known ? t(`${known.key}.title`) : null)}
      aside={
        known && (
          <Link href={known.href} className="link">
            {t(`${known.key}.all`)}
          </Link>
        )
      }
    >
      {layout === "mosaic" ? (
        <Mosaic cards={cards} />
      ) : layout === "rows" ? (
        <Rows cards={cards} />
      ) : (
        <Columns cards={cards} />
      )}
    </Section>
  );
}
