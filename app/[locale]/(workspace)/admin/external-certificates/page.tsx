import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewTable } from "@/components/credentials/review-table";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { REVIEW } from "@/lib/credentials/access";
import { externalList } from "@/lib/credentials/external-certificate/list";
import { listExternals } from "@/lib/credentials/external-certificate/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials.external.review"))("title") };
}

export default async function ExternalReviewPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/external-certificates">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/external-certificates", { permission: REVIEW });
  const state = externalList.parse(await searchParams);
  const [page, t] = await Promise.all([
    listExternals(ctx, state),
    getTranslations("credentials.external.review"),
  ]);
  return (
    <Screen title={t("title")} description={t("text")}>
      <ReviewTable page={page} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
