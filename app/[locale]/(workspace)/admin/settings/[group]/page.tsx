import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SettingForm } from "@/components/platform/setting-form";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { listSettings, settingGroups } from "@/lib/platform/settings/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.settings"))("title") };
}

export default async function SettingsGroupPage({ params }: PageProps<"/[locale]/admin/settings/[group]">) {
  const { locale, group } = await params;
  const ctx = await requireCtx(locale, `/admin/settings/${group}`, { permission: "settings.manage" });
  const groups = settingGroups();
  if (!groups.includes(group)) notFound();
  const t = await getTranslations("platform.settings");
  const name = (key: string) => (t.has(`groups.${key}`) ? t(`groups.${key}`) : key);
  const settings = (await listSettings(ctx)).filter((setting) => setting.group === group);
  return (
    <Screen
      title={t("title")}
      description={t("description")}
      tabs={groups.map((key) => ({ label: name(key), href: `/admin/settings/${key}` }))}
      width="form"
    >
      <div>
        {settings.map((setting) => (
          <SettingForm key={setting.key} setting={setting} zone={ctx.actor.timeZone} />
        ))}
      </div>
    </Screen>
  );
}
