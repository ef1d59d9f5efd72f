import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingsScreen } from "@/components/platform/settings-screen";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { hasStepUp } from "@/lib/identity/session/model";
import { settingSearch } from "@/lib/platform/settings/list";
import { searchSettings, settingGroups, settingHistory } from "@/lib/platform/settings/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.settings"))("title") };
}

export default async function SettingsPage({ params, searchParams }: PageProps<"/[locale]/admin/settings">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/settings", { permission: "settings.manage" });
  const state = settingSearch.parse(await searchParams);
  const groups = settingGroups();
  if (!state.filters.q && !state.filters.since) redirect(localePath(locale, `/admin/settings/${groups[0]}`));
  const settings = await searchSettings(ctx, state.filters);
  const history = await settingHistory(
    ctx,
    settings.map((setting) => setting.key),
  );
  return (
    <SettingsScreen
      settings={settings}
      history={history}
      groups={groups}
      search={{ path: `/admin/settings${settingSearch.href(state)}`, filters: state.filters }}
      zone={ctx.actor.timeZone}
      house={await ctx.setting<string>("general.time_zone")}
      confirmed={hasStepUp(ctx.actor)}
    />
  );
}
