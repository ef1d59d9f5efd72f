import { redirect } from "next/navigation";
import { localePath } from "@/lib/core/i18n/locales";
import { requireCtx } from "@/lib/core/session";
import { settingGroups } from "@/lib/platform/settings/queries";

export default async function SettingsPage({ params }: PageProps<"/[locale]/admin/settings">) {
  const { locale } = await params;
  await requireCtx(locale, "/admin/settings", { permission: "settings.manage" });
  redirect(localePath(locale, `/admin/settings/${settingGroups()[0]}`));
}
