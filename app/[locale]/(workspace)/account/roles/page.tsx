import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OwnRoles } from "@/components/identity/own-roles";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { listOwnRoles } from "@/lib/identity/account/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.ownRoles");
  return { title: t("title") };
}

export default async function OwnRolesPage() {
  const ctx = await requireCtx(await getLocale(), "/account/roles");
  const t = await getTranslations("identity.ownRoles");
  return (
    <Screen title={t("title")} description={t("text")} width="form">
      <OwnRoles roles={await listOwnRoles(ctx)} />
    </Screen>
  );
}
