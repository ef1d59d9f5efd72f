import { getTranslations } from "next-intl/server";
import { FactorBanner } from "@/components/identity/factor-banner";
import { AdminCards } from "@/components/platform/admin-cards";
import { Screen } from "@/components/ui/screen/screen";
import { navigation } from "@/lib/core/navigation";
import { permissionKeys } from "@/lib/core/registry";
import { requireCtx } from "@/lib/core/session";
import { adminCards } from "@/lib/platform/admin/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.home"))("title") };
}

export default async function AdminPage({ params }: PageProps<"/[locale]/admin">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin", { anyOf: permissionKeys() });
  const areas = (await navigation(ctx, "admin")).filter((item) => item.href !== "/admin");
  const t = await getTranslations("platform.home");
  return (
    <Screen title={t("title")} description={t("description")}>
      <FactorBanner maySet={ctx.actor.permissions.has("settings.manage")} />
      <AdminCards cards={await adminCards(ctx)} areas={areas} />
    </Screen>
  );
}
