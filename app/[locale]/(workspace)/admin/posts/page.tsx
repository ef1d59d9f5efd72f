import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostTable } from "@/components/content/admin/posts/post-table";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import { postList } from "@/lib/content/post/list";
import { listPosts, postAuthors } from "@/lib/content/post/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.heading"))("post") };
}

export default async function PostsPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const ctx = await requireCtx((await params).locale, "/admin/posts", { permission: WRITE });
  const state = postList.parse(await searchParams);
  const [page, categories, authors] = await Promise.all([
    listPosts(ctx, state),
    categoryOptions(ctx, "post_category"),
    postAuthors(ctx),
  ]);
  return (
    <PostTable
      actor={ctx.actor}
      page={page}
      state={state}
      categories={categories.map((c) => ({ value: c.id, label: c.name }))}
      authors={authors}
    />
  );
}
