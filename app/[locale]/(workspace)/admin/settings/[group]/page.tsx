import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsScreen } from "@/components/platform/settings-screen";
import { requireCtx } from "@/lib/core/session";
import { hasStepUp } from "@/lib/identity/session/model";
import { listSettings, settingGroups, settingHistory } from "@/lib/platform/settings/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.settings"))("title") };
}

export default async function SettingsGroupPage({ params }: PageProps<"/[locale]/admin/settings/[group]">) {
  const { locale, group } = await params;
  const path = `/admin/settings/${group}`;
  const ctx = await requireCtx(locale, path, { permission: "settings.manage" });
  const groups = settingGroups();
  if (!groups.includes(group)) notFound();
  const settings = (await listSettings(ctx)).filter((setting) => setting.group === group);
  const history = await settingHistory(
    ctx,
    settings.map((setting) => setting.key),
  );
  return (
    <SettingsScreen
      settings={settings}
      history={history}
      groups={groups}
      search={{ path, filters: {} }}
      zone={ctx.actor.timeZone}
      house={await ctx.setting<string>("general.time_zone")}
      confirmed={hasStepUp(ctx.actor)}
    />
  );
}
