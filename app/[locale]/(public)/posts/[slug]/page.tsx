import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bySlug, missing } from "@/components/content/public/missing";
import { JsonLd } from "@/components/content/public/seo/json-ld";
import { rowMetadata } from "@/components/content/public/seo/metadata";
import { breadcrumbs, postThing } from "@/components/content/public/seo/things";
import { site } from "@/components/content/public/site/site";
import { PostView } from "@/components/content/public/views/post-view";
import { postBySlug } from "@/lib/content/post/detail";

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Pages are generated on first request. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const [house, post] = await Promise.all([site(), bySlug(postBySlug, { locale, slug })]);
  return post ? rowMetadata(house, "post", slug, post.meta, "article") : {};
}

export default async function PostPage({ params }: Props) {
  const { locale, slug } = await params;
  const [house, post, t] = await Promise.all([
    site(),
    bySlug(postBySlug, { locale, slug }),
    getTranslations("content.public"),
  ]);
  if (!post) return missing(locale, `/posts/${slug}`);
  return (
    <>
      <PostView post={post} />
      <JsonLd
        things={[
          postThing(house, post),
          breadcrumbs(post.lang, [
            { name: t("posts.title"), path: "/posts" },
            ...(post.category
              ? [{ name: post.category.name, path: `/posts/category/${post.category.slug}` }]
              : []),
            { name: post.title, path: post.path },
          ]),
        ]}
      />
    </>
  );
}
