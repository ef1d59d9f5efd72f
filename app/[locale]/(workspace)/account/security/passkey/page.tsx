import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AddPasskey } from "@/components/identity/passkey/add-passkey";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { requireStepUpPage } from "@/lib/identity/session/step-up-page";

const PATH = "/account/security/passkey";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.passkey");
  return { title: t("addTitle") };
}

export default async function NewPasskeyPage() {
  const locale = await getLocale();
  const ctx = await requireCtx(locale, PATH);
  requireStepUpPage(ctx, locale, PATH);
  const t = await getTranslations("identity");
  return (
    <Screen
      title={t("passkey.addTitle")}
      description={t("passkey.addText")}
      width="form"
      crumbs={[{ label: t("security.title"), href: "/account/security" }, { label: t("passkey.addTitle") }]}
    >
      <AddPasskey />
    </Screen>
  );
}
