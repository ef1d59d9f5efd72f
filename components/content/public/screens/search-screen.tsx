import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { type Highlight, SearchInput, type SearchResult } from "@/lib/content/search/model";
import { search } from "@/lib/content/search/queries";
import { isAppError } from "@/lib/core/errors";
import { localePath } from "@/lib/core/i18n/locales";
import type { SearchParams } from "@/lib/core/list";
import { requestCtx } from "@/lib/core/session";
import { Day } from "../cards/day";
import { FilterRow } from "../views/filter-row";
import { PageHead } from "../views/page-head";

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** The words looked for; control characters, which the database refuses, count as spaces. */
const words = (value: string | string[] | undefined) => (one(value) ?? "").replace(/\p{Cc}/gu, " ").trim();

/** Looks for the words in everything public; a refusal is told beside the form. */
async function look(locale: string, raw: SearchParams): Promise<{ result?: SearchResult; problem?: string }> {
  const q = words(raw.q);
  if (!q) return {};
  const parsed = SearchInput.safeParse({ q, source: one(raw.source) || null, page: one(raw.page) });
  if (!parsed.success) return { problem: q.length < 2 ? "tooShort" : "tooLong" };
  try {
    return { result: await search(await requestCtx(locale), parsed.data) };
  } catch (error) {
    if (isAppError(error) && error.code === "unavailable") return { problem: "tooMany" };
    throw error;
  }
}

/** Of what it matters when it was written. */
const DATED: ReadonlySet<string> = new Set(["post", "template"]);

/** The search page: form, kinds with counts, what was found with the words marked. */
export async function SearchScreen({ locale, params }: { locale: string; params: SearchParams }) {
  const t = await getTranslations("content.public.search");
  const q = words(params.q);
  const { result, problem } = await look(locale, params);
  const source = one(params.source) || null;
  const href = (patch: { source?: string | null; page?: number }) => {
    const query = new URLSearchParams({ q });
    const kind = patch.source === undefined ? source : patch.source;
    if (kind) query.set("source", kind);
    if (patch.page && patch.page > 1) query.set("page", String(patch.page));
    return `/search?${query}`;
  };
  return (
    <>
      <PageHead title={t("title")} />
      <div className="page-width">
        <search>
          <form action={localePath(locale, "/search")} className="flex max-w-2xl flex-wrap gap-3 py-8">
            <label htmlFor="q" className="sr-only">
              {t("label")}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={q}
              placeholder={t("label")}
              maxLength={100}
              className="control h-12 flex-1 text-lg"
              aria-describedby="search-hint"
            />
            <Button type="submit" variant="primary" size="lg" icon="search">
              {t("button")}
            </Button>
            <p id="search-hint" className="w-full text-muted text-sm">
              {t("hint")}
            </p>
          </form>
        </search>
        {problem && <Alert tone="warning">{t(problem)}</Alert>}
        {result && (
          <>
            <p className="font-medium" role="status">
              {t("results", { total: result.total, query: q })}
            </p>
            {result.counts.length > 1 && (
              <FilterRow
                label={t("sources")}
                choices={[
                  {
                    href: href({ source: null }),
                    label: t("all"),
                    current: !source,
                    count: result.counts.reduce((sum, c) => sum + c.count, 0),
                  },
                  ...result.counts.map((c) => ({
                    href: href({ source: c.source }),
                    label: c.label,
                    current: c.source === source,
                    count: c.count,
                  })),
                ]}
              />
            )}
            {result.similar.length > 0 && (
              <p className="py-4">
                {t("similar")}{" "}
                {result.similar.map((s, i) => (
                  <span key={s.url}>
                    {i > 0 && ", "}
                    <Link href={s.url} className="link">
                      {s.title}
                    </Link>
                  </span>
                ))}
              </p>
            )}
            {result.hits.length === 0 && <Nothing text={t("nothing")} />}
            <ol className="max-w-3xl divide-y divide-hairline">
              {result.hits.map((hit) => (
                <li key={hit.source + hit.id}>
                  <article className="cover-host py-6" lang={hit.lang}>
                    <p className="flex flex-wrap gap-x-3 text-muted text-sm" lang={locale}>
                      <span>{result.counts.find((c) => c.source === hit.source)?.label}</span>
                      {DATED.has(hit.source) && <Day iso={hit.sortAt} />}
                    </p>
                    <h2 className="display-4 mt-1">
                      <Link href={hit.url} className="cover-link hover-underline">
                        <Marked pieces={hit.title} />
                      </Link>
                    </h2>
                    <p className="mt-1.5">
                      <Marked pieces={hit.snippet} />
                    </p>
                  </article>
                </li>
              ))}
            </ol>
            <Pagination page={result.page} pageCount={result.pages} href={(page) => href({ page })} />
          </>
        )}
      </div>
    </>
  );
}

function Marked({ pieces }: { pieces: Highlight[] }) {
  return pieces.map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity but their place.
    piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text,
  );
}

async function Nothing({ text }: { text: string }) {
  const t = await getTranslations("content.public.nav");
  return (
    <div className="py-6">
      <p className="text-muted">{text}</p>
      <ul className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        {(["posts", "projects", "templates", "team"] as const).map((key) => (
          <li key={key}>
            <Link href={`/${key}`} className="link inline-flex items-center gap-1">
              {t(key)}
              <Icon name="arrow-right" size={16} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
