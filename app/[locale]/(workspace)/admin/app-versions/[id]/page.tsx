import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EditAppVersion } from "@/components/platform/app-version-form";
import { AppVersionMoves } from "@/components/platform/app-version-moves";
import { AppVersionStatus } from "@/components/platform/app-version-status";
import { StatusHistory } from "@/components/platform/status-history";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Screen, TwoColumns } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { devicesBelow, versionMachine } from "@/lib/platform/app-version/model";
import { getVersion, liveBuilds } from "@/lib/platform/app-version/queries";
import { statusHistoryOf } from "@/lib/platform/status-history";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.appVersions"))("title") };
}

export default async function AppVersionPage({ params }: PageProps<"/[locale]/admin/app-versions/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/admin/app-versions/${id}`, { permission: "app_versions.manage" });
  const version = await getVersion(ctx, id);
  if (!version) notFound();
  const t = await getTranslations("platform.appVersions");
  const [history, builds] = await Promise.all([
    statusHistoryOf(ctx, versionMachine.entity, id),
    liveBuilds(ctx),
  ]);
  const older = devicesBelow(builds, version.platform, version.buildNumber);
  const zone = ctx.actor.timeZone;
  const name = t("name", { platform: t(`platforms.${version.platform}`), version: version.version });
  return (
    <Screen
      title={name}
      status={<AppVersionStatus status={version.status} />}
      crumbs={[{ label: t("title"), href: "/admin/app-versions" }, { label: name }]}
      actions={<AppVersionMoves version={version} actor={ctx.actor} />}
    >
      <TwoColumns
        aside={
          <>
            <Panel title={t("facts")}>
              <DefinitionList
                items={[
                  { term: t("build"), value: version.buildNumber },
                  { term: t("forces"), value: t("olderDevices", { count: older }) },
                  {
                    term: t("releasedAt"),
                    value: version.releasedAt && <RelativeTime at={version.releasedAt} zone={zone} />,
                  },
                ]}
              />
            </Panel>
            <Panel title={t("history")}>
              <StatusHistory
                entries={history}
                label={(status) => t(`states.${status as "draft"}`)}
                zone={zone}
              />
            </Panel>
          </>
        }
      >
        <EditAppVersion key={version.updatedAt.toISOString()} version={version} />
      </TwoColumns>
    </Screen>
  );
}
