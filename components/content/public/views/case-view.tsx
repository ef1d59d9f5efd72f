import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { PortfolioDetail } from "@/lib/content/portfolio-item/model";
import { OpeningPicture, Trail } from "../article/parts";
import { Gallery } from "../blocks/gallery";
import { QuoteBlock } from "../blocks/quote";
import { Prose } from "../blocks/text";
import { CaseRow, Results } from "../cards/portfolio";
import { LanguageNote } from "./language-note";

/** One case study: the question, the work, what came of it. */
export async function CaseView({ item }: { item: PortfolioDetail }) {
  const [t, locale] = await Promise.all([getTranslations("content.public.portfolio"), getLocale()]);
  return (
    <>
      <article lang={item.lang === locale ? undefined : item.lang}>
        <header className="page-width pt-[clamp(2rem,5vw,4.5rem)]">
          <Trail path="/portfolio" title={t("title")} />
          <h1 className="display-1 mt-4 max-w-5xl">{item.title}</h1>
          <p className="lead mt-6 max-w-3xl text-muted">{item.summary}</p>
          <LanguageNote lang={item.lang} />
          <Results results={item.results} className="mt-10" />
        </header>
        <OpeningPicture picture={item.cover} seed={item.id} />
        <div className="page-width article-grid">
          <aside className="article-aside" lang={locale}>
            <dl className="grid gap-5 text-sm">
              {item.project.clientName && (
                <div>
                  <dt className="eyebrow">{t("client")}</dt>
                  <dd className="mt-1 text-base">{item.project.clientName}</dd>
                </div>
              )}
              <div>
                <dt className="eyebrow">{t("project")}</dt>
                <dd className="mt-1 text-base">
                  <Link href={item.project.path} className="link">
                    {item.project.title}
                  </Link>
                </dd>
              </div>
            </dl>
          </aside>
          <Prose html={item.html} className="end-mark-last" />
        </div>
        {item.quote && <QuoteBlock text={item.quote} by={item.quoteBy} />}
        {item.images.length > 0 && (
          <div className="page-width pb-[clamp(2.25rem,5vw,4.5rem)]">
            <Gallery images={item.images} />
          </div>
        )}
      </article>
      {item.more.length > 0 && (
        <section className="page-width border-hairline border-t pt-10">
          <h2 className="display-3">{t("more")}</h2>
          <ol className="divide-y divide-hairline">
            {item.more.slice(0, 2).map((other) => (
              <li key={other.id}>
                <CaseRow item={other} level="h3" />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
