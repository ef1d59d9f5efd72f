import { getLocale, getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { PostDetail } from "@/lib/content/post/model";
import { OpeningPicture, Related, Trail } from "../article/parts";
import { TableOfContents } from "../article/table-of-contents";
import { Prose } from "../blocks/text";
import { Day } from "../cards/day";
import { PostColumn } from "../cards/post";
import { LanguageNote } from "./language-note";

const TOC_FROM = 3;

/** One story: title, byline, cover, text, and what to read next. */
export async function PostView({ post }: { post: PostDetail }) {
  const [t, locale] = await Promise.all([getTranslations("content.public.posts"), getLocale()]);
  const headings = post.toc
    .filter((h) => h.depth === 2)
    .map((h) => ({ id: h.id, text: h.text, level: 2 as const }));
  const toc = headings.length >= TOC_FROM;
  return (
    <>
      <article lang={post.lang === locale ? undefined : post.lang}>
        <header className="page-width pt-[clamp(2rem,5vw,4.5rem)]">
          <Trail path="/posts" title={t("title")} category={post.category} />
          <h1 className="display-1 mt-4 max-w-5xl">{post.title}</h1>
          {post.excerpt && <p className="lead mt-6 max-w-3xl text-muted">{post.excerpt}</p>}
          <p className="mt-7 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm" lang={locale}>
            {post.authorName && (
              <span className="font-semibold">
                {post.authorSlug ? (
                  <Link href={`/team/${post.authorSlug}`} className="link-quiet" rel="author">
                    {post.authorName}
                  </Link>
                ) : (
                  post.authorName
                )}
              </span>
            )}
            <span className="text-muted">
              <Day iso={post.publishedAt} />
            </span>
            <span className="text-muted">{t("minutes", { count: post.readingMinutes })}</span>
          </p>
          <LanguageNote lang={post.lang} />
        </header>
        <OpeningPicture picture={post.cover} seed={post.id} />
        <div className="page-width article-grid">
          <aside className="article-aside" lang={locale}>
            {toc && <TableOfContents headings={headings} />}
          </aside>
          <div className="min-w-0">
            <Prose html={post.html} className="end-mark-last" />
            {post.tags.length > 0 && (
              <p className="mt-12 flex max-w-[42rem] flex-wrap gap-x-4 gap-y-1 border-hairline border-t pt-4 text-sm">
                <span className="text-muted" lang={locale}>
                  {t("tags")}
                </span>
                {post.tags.map((tag) => (
                  <Link
                    key={tag}
                    href={`/posts?tag=${encodeURIComponent(tag)}`}
                    className="link"
                    rel="nofollow"
                  >
                    {tag}
                  </Link>
                ))}
              </p>
            )}
          </div>
        </div>
      </article>
      {(post.previous || post.next) && (
        <nav className="page-width" aria-label={t("title")}>
          <div className="grid gap-px border-hairline border-y sm:grid-cols-2">
            {post.previous ? (
              <Link href={post.previous.path} rel="prev" className="neighbour">
                <span className="eyebrow flex items-center gap-1.5">
                  <Icon name="arrow-left" size={16} />
                  {t("previous")}
                </span>
                <span className="display-4 mt-1.5">{post.previous.title}</span>
              </Link>
            ) : (
              <span />
            )}
            {post.next && (
              <Link
                href={post.next.path}
                rel="next"
                className="neighbour neighbour-next sm:border-hairline sm:border-l sm:pl-6"
              >
                <span className="eyebrow flex items-center gap-1.5">
                  {t("next")}
                  <Icon name="arrow-right" size={16} />
                </span>
                <span className="display-4 mt-1.5">{post.next.title}</span>
              </Link>
            )}
          </div>
        </nav>
      )}
      <Related title={t("related")} rows={post.related} card={(other) => <PostColumn post={other} />} />
    </>
  );
}
