import { getTranslations } from "next-intl/server";
import { AppVersionTable } from "@/components/platform/app-version-table";
import { PlatformSummaries } from "@/components/platform/platform-summaries";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { versionList } from "@/lib/platform/app-version/list";
import { listVersions, liveBuilds, platformSummaries } from "@/lib/platform/app-version/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.appVersions"))("title") };
}

export default async function AppVersionsPage({
  params,
  searchParams,
}: PageProps<"/[locale]/admin/app-versions">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/app-versions", { permission: "app_versions.manage" });
  const t = await getTranslations("platform.appVersions");
  const state = versionList.parse(await searchParams);
  const [page, summaries, builds] = await Promise.all([
    listVersions(ctx, state),
    platformSummaries(ctx),
    liveBuilds(ctx),
  ]);
  return (
    <Screen
      title={t("title")}
      description={t("description")}
      actions={
        <LinkButton href="/admin/app-versions/new" icon="plus" variant="primary">
          {t("new")}
        </LinkButton>
      }
    >
      <PlatformSummaries summaries={summaries} builds={builds} />
      <AppVersionTable page={page} state={state} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
