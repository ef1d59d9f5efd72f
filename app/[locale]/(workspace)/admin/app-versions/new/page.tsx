import { getTranslations } from "next-intl/server";
import { NewAppVersion } from "@/components/platform/app-version-form";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.appVersions"))("new") };
}

export default async function NewAppVersionPage({ params }: PageProps<"/[locale]/admin/app-versions/new">) {
  const { locale } = await params;
  await requireCtx(locale, "/admin/app-versions/new", { permission: "app_versions.manage" });
  const t = await getTranslations("platform.appVersions");
  return (
    <Screen
      title={t("new")}
      description={t("newText")}
      width="form"
      crumbs={[{ label: t("title"), href: "/admin/app-versions" }, { label: t("new") }]}
    >
      <NewAppVersion />
    </Screen>
  );
}
