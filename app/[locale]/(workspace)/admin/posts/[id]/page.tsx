import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { choices, openEditor } from "@/components/content/admin/edit/open";
import { PostEditor } from "@/components/content/admin/posts/post-editor";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import type { PostData } from "@/lib/content/post/model";
import { findPosts } from "@/lib/content/post/queries";
import { listTeam } from "@/lib/content/team-member/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.kinds"))("post") };
}

export default async function PostPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/posts/${id}`, { permission: WRITE });
  const opened = await openEditor<PostData>(ctx, "post", id, searchParams);
  const [categories, members, related] = await Promise.all([
    categoryOptions(ctx, "post_category"),
    listTeam(ctx),
    findPosts(ctx, { ids: opened.start.data.relatedIds }),
  ]);
  return (
    <PostEditor {...opened} categories={choices(categories)} members={choices(members)} related={related} />
  );
}
