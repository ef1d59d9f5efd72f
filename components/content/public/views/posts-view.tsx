import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import type { CategoryCard } from "@/lib/content/category/model";
import type { PostCard } from "@/lib/content/post/model";
import { Day } from "../cards/day";
import { PostColumn, PostLead, PostRow } from "../cards/post";
import { type FilterChoice, FilterRow } from "./filter-row";
import { PageHead } from "./page-head";

const COLUMNS = 3;

/** The magazine: all of it, one section, or what a filter leaves. */
export async function PostsView({
  title,
  lead,
  posts,
  page,
  categories,
  category,
  months,
  filtered,
  href,
}: {
  title: string;
  lead?: string;
  posts: { rows: PostCard[]; pages: number };
  page: number;
  categories: CategoryCard[];
  /** Slug of the section shown. */
  category: string | null;
  /** Months of the archive, `2026-03`, with their counts. */
  months: { month: string; count: number }[];
  filtered: boolean;
  /** The address of another page of this list. */
  href: (page: number) => string;
}) {
  const t = await getTranslations("content.public.posts");
  const choices: FilterChoice[] = [
    { href: "/posts", label: t("everything"), current: !category && !filtered },
    ...categories
      .filter((c) => c.count > 0)
      .map((c) => ({ href: c.path, label: c.name, current: c.slug === category, count: c.count })),
  ];
  const front = page === 1 && !filtered && posts.rows.length > COLUMNS;
  const [opening, ...others] = posts.rows;
  const columns = front ? others.slice(0, COLUMNS) : [];
  const rows = front ? others.slice(COLUMNS) : posts.rows;
  return (
    <>
      <PageHead title={title} lead={lead}>
        {filtered && (
          <LinkButton href="/posts" size="sm" icon="close">
            {t("clear")}
          </LinkButton>
        )}
      </PageHead>
      <div className="page-width">
        <FilterRow label={t("categories")} choices={choices} />
        {front && opening && (
          <>
            <div className="pt-6 pb-[clamp(2rem,4vw,3.5rem)]">
              <PostLead post={opening} />
            </div>
            <ul className="grid gap-x-8 gap-y-10 border-hairline border-y py-[clamp(2rem,4vw,3rem)] md:grid-cols-3">
              {columns.map((post) => (
                <li key={post.id}>
                  <PostColumn post={post} level="h2" />
                </li>
              ))}
            </ul>
          </>
        )}
        {posts.rows.length === 0 && (
          <EmptyState
            mark="posts"
            title={t("empty")}
            action={
              <LinkButton href="/posts" variant="line">
                {t("clear")}
              </LinkButton>
            }
          >
            {t("emptyText")}
          </EmptyState>
        )}
        <div className="grid gap-x-16 lg:grid-cols-[minmax(0,9fr)_minmax(0,3fr)]">
          <div>
            <ol className="divide-y divide-hairline">
              {rows.map((post) => (
                <li key={post.id}>
                  <PostRow post={post} />
                </li>
              ))}
            </ol>
            <Pagination page={page} pageCount={posts.pages} href={href} />
          </div>
          {months.length > 1 && (
            <aside className="self-start py-7 lg:sticky lg:top-4">
              <h2 className="eyebrow">{t("archive")}</h2>
              <ul className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1.5 lg:grid-cols-1">
                {months.map((m) => (
                  <li key={m.month} className="flex items-baseline justify-between gap-3">
                    <Link
                      href={`/posts?month=${m.month}`}
                      className="link-quiet first-letter:uppercase"
                      rel="nofollow"
                    >
                      <Day iso={`${m.month}-15T12:00:00Z`} style="month" />
                    </Link>
                    <span className="tabular text-muted text-sm">{m.count}</span>
                  </li>
                ))}
              </ul>
            </aside>
          )}
        </div>
      </div>
    </>
  );
}
