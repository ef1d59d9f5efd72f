import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { devicesBelow, type LiveBuild } from "@/lib/platform/app-version/model";
import type { PlatformSummary } from "@/lib/platform/app-version/queries";

/** For each platform: the newest version, the least build that is still served, and whom that shuts out. */
export function PlatformSummaries({
  summaries,
  builds,
}: {
  summaries: PlatformSummary[];
  builds: LiveBuild[];
}) {
  const t = useTranslations("platform.appVersions");
  const format = useFormatter();
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {summaries.map(({ platform, newest, minimumBuild }) => {
        const mine = builds.filter((live) => live.platform === platform);
        return (
          <Panel key={platform} title={t(`platforms.${platform}`)}>
            <DefinitionList
              items={[
                {
                  term: t("newest"),
                  value: newest
                    ? t("versionAndBuild", { version: newest.version, build: newest.buildNumber })
                    : t("none"),
                },
                { term: t("minimum"), value: minimumBuild || t("noMinimum") },
                {
                  term: t("devices"),
                  value: format.number(mine.reduce((sum, live) => sum + live.devices, 0)),
                },
                {
                  term: t("mustUpdate"),
                  value: format.number(devicesBelow(builds, platform, minimumBuild)),
                },
                {
                  term: t("byBuild"),
                  value:
                    mine.length > 0 ? (
                      <ul>
                        {mine.slice(0, 6).map(({ build, devices }) => (
                          <li key={build}>{t("onBuild", { build, count: devices })}</li>
                        ))}
                      </ul>
                    ) : null,
                },
              ]}
            />
          </Panel>
        );
      })}
    </div>
  );
}
