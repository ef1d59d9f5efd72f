import { getTranslations } from "next-intl/server";
import { EnvironmentScreen } from "@/components/platform/environment-screen";
import { requireCtx } from "@/lib/core/session";
import { settingGroups } from "@/lib/platform/settings/queries";
import { environmentFacts } from "@/lib/platform/system/environment";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.settings"))("groups.environment") };
}

export default async function EnvironmentPage({ params }: PageProps<"/[locale]/admin/settings/environment">) {
  const { locale } = await params;
  await requireCtx(locale, "/admin/settings/environment", { permission: "settings.manage" });
  return <EnvironmentScreen groups={settingGroups()} variables={environmentFacts()} />;
}
