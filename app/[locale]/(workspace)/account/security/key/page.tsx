import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CreateKeyForm } from "@/components/identity/create-key-form";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { scopesFor } from "@/lib/identity/api-key/scopes";
import { requireStepUpPage } from "@/lib/identity/session/step-up-page";

const PATH = "/account/security/key";
/** Days that are offered; the API of the command takes any number to a year. */
const DAYS = [7, 30, 90, 180, 365];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("identity.apiKeys");
  return { title: t("newTitle") };
}

export default async function NewKeyPage() {
  const locale = await getLocale();
  const ctx = await requireCtx(locale, PATH);
  requireStepUpPage(ctx, locale, PATH);
  const t = await getTranslations("identity");
  const all = await getTranslations();
  return (
    <Screen
      title={t("apiKeys.newTitle")}
      description={t("apiKeys.newText")}
      width="form"
      crumbs={[{ label: t("security.title"), href: "/account/security" }, { label: t("apiKeys.newTitle") }]}
    >
      <CreateKeyForm
        scopes={scopesFor(ctx.actor).map(({ key, label }) => ({ value: key, label: all(label), help: key }))}
        days={DAYS.map((count) => ({ value: String(count), label: t("apiKeys.dayCount", { count }) }))}
      />
    </Screen>
  );
}
