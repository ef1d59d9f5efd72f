import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { PostCard } from "@/lib/content/post/model";
import { StoredPicture } from "../stored-picture";
import { Day } from "./day";

/** Category, day and reading time on one line. */
export async function PostFacts({ post, withCategory = true }: { post: PostCard; withCategory?: boolean }) {
  const t = await getTranslations("content.public.posts");
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted text-sm">
      {withCategory && post.category && (
        <Link
          href={`/posts/category/${post.category.slug}`}
          className="link-quiet above font-medium text-primary"
        >
          {post.category.name}
        </Link>
      )}
      <Day iso={post.publishedAt} />
      <span>{t("minutes", { count: post.readingMinutes })}</span>
    </p>
  );
}

/** The story that opens the magazine. */
export function PostLead({ post }: { post: PostCard }) {
  return (
    <article
      className="cover-host grid gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-12"
      lang={post.lang}
    >
      <StoredPicture
        picture={post.cover}
        seed={post.id}
        alt=""
        ratio="3 / 2"
        sizes="(min-width: 64rem) 43rem, 100vw"
        eager
      />
      <div className="flex flex-col justify-center">
        <PostFacts post={post} />
        <h2 className="display-2 mt-4">
          <Link href={post.path} className="cover-link hover-underline">
            {post.title}
          </Link>
        </h2>
        {post.excerpt && <p className="lead mt-4">{post.excerpt}</p>}
        {post.authorName && <p className="mt-5 text-muted text-sm">{post.authorName}</p>}
      </div>
    </article>
  );
}

/** A story as a line of the list. */
export function PostRow({ post, level = "h2" }: { post: PostCard; level?: "h2" | "h3" }) {
  const Heading = level;
  return (
    <article
      className="cover-host grid grid-cols-[minmax(0,1fr)_6.5rem] gap-x-5 py-7 sm:grid-cols-[minmax(0,1fr)_11rem] sm:gap-x-8"
      lang={post.lang}
    >
      <div>
        <PostFacts post={post} />
        <Heading className="display-4 mt-2">
          <Link href={post.path} className="cover-link hover-underline">
            {post.title}
          </Link>
        </Heading>
        {post.excerpt && <p className="mt-2 line-clamp-3 max-w-2xl text-base">{post.excerpt}</p>}
        {post.authorName && <p className="mt-2 text-muted text-sm">{post.authorName}</p>}
      </div>
      <StoredPicture
        picture={post.cover}
        seed={post.id}
        alt=""
        ratio="4 / 3"
        sizes="(min-width: 40rem) 11rem, 6.5rem"
        className="self-start"
      />
    </article>
  );
}

/** A story as one of three columns. */
export function PostColumn({ post, level = "h3" }: { post: PostCard; level?: "h2" | "h3" }) {
  const Heading = level;
  return (
    <article className="cover-host" lang={post.lang}>
      <StoredPicture
        picture={post.cover}
        seed={post.id}
        alt=""
        ratio="3 / 2"
        sizes="(min-width: 48rem) 24rem, 100vw"
      />
      <div className="mt-4">
        <PostFacts post={post} />
      </div>
      <Heading className="display-4 mt-2">
        <Link href={post.path} className="cover-link hover-underline">
          {post.title}
        </Link>
      </Heading>
    </article>
  );
}
