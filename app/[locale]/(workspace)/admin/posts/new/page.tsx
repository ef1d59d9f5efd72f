import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewContent } from "@/components/content/admin/edit/new-content";
import { WRITE } from "@/lib/content/access";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.new"))("post") };
}

export default async function NewPostPage({ params }: { params: Promise<{ locale: string }> }) {
  const { actor } = await requireCtx((await params).locale, "/admin/posts/new", { permission: WRITE });
  return <NewContent kind="post" hidden={{ "data.authorId": actor.id, "data.authorName": actor.name }} />;
}
