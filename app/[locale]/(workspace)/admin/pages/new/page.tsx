import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewContent } from "@/components/content/admin/edit/new-content";
import { PageTypeField } from "@/components/content/admin/pages/page-type-field";
import { mayPublish, WRITE } from "@/lib/content/access";
import { pageList } from "@/lib/content/page/list";
import { listPages } from "@/lib/content/page/queries";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("content.admin.list.new"))("page") };
}

export default async function NewPagePage({ params }: { params: Promise<{ locale: string }> }) {
  const ctx = await requireCtx((await params).locale, "/admin/pages/new", { permission: WRITE });
  const { rows } = await listPages(ctx, { ...pageList.parse({}), pageSize: 2000 });
  return (
    <NewContent kind="page">
      {mayPublish(ctx.actor) && <PageTypeField taken={rows.map((row) => row.pageType)} />}
    </NewContent>
  );
}
