import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { ActionButton } from "@/components/ui/form/action-button";
import { UiProvider } from "@/components/ui/ui-provider";
import { setSubscription } from "@/lib/notifications/preference/actions";
import { isOnByToken, unsubscribable } from "@/lib/notifications/preference/queries";
import { readUnsubscribeToken } from "@/lib/notifications/unsubscribe/token";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notifications.unsubscribe");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function UnsubscribePage({ params }: PageProps<"/[locale]/unsubscribe/[token]">) {
  const { token } = await params;
  const target = readUnsubscribeToken(decodeURIComponent(token));
  const label = target && unsubscribable(target.type);
  if (!target || !label) notFound();
  const t = await getTranslations("notifications.unsubscribe");
  const all = (await getTranslations()) as (key: string) => string;
  const about = all(label);
  const isOn = await isOnByToken(target);
  return (
    <UiProvider>
      <div className="mx-auto grid max-w-measure gap-6 px-5 py-20">
        <h1 className="font-serif text-4xl font-semibold">{t("title")}</h1>
        <p className="text-lg">{isOn ? t("question", { about }) : t("done", { about })}</p>
        <div className="flex flex-wrap gap-3">
          <ActionButton
            action={setSubscription}
            input={{ token: decodeURIComponent(token), ...(isOn ? {} : { on: "true" }) }}
            variant={isOn ? "primary" : "line"}
          >
            {isOn ? t("submit") : t("undo")}
          </ActionButton>
          <LinkButton href="/account/notifications/settings">{t("settings")}</LinkButton>
        </div>
      </div>
    </UiProvider>
  );
}
