import { notFound } from "next/navigation";
import { PostEditor } from "@/components/content/admin/posts/post-editor";
import { WRITE } from "@/lib/content/access";
import { categoryOptions } from "@/lib/content/category/queries";
import type { PostData } from "@/lib/content/post/model";
import { findPosts } from "@/lib/content/post/queries";
import { formStart } from "@/lib/content/publishable/kept";
import { isId } from "@/lib/content/publishable/model";
import { getEditor } from "@/lib/content/publishable/queries";
import { listTeam } from "@/lib/content/team-member/queries";
import type { SearchParams } from "@/lib/core/list";
import { requireCtx } from "@/lib/core/session";

export default async function PostPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<SearchParams>;
}) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/posts/${id}`, { permission: WRITE });
  const row = isId(id) ? await getEditor(ctx, "post", id) : null;
  if (!row) notFound();
  const start = formStart<PostData>(row, (await searchParams).draft === "mine");
  const [categories, members, related, institution] = await Promise.all([
    categoryOptions(ctx, "post_category"),
    listTeam(ctx),
    findPosts(ctx, { ids: start.data.relatedIds }),
    ctx.setting<string>("general.time_zone"),
  ]);
  return (
    <PostEditor
      row={row}
      start={start}
      zones={{ mine: ctx.actor.timeZone, institution }}
      categories={categories.map((c) => ({ value: c.id, label: c.name }))}
      members={members.map((m) => ({ value: m.id, label: m.name }))}
      related={related}
    />
  );
}
