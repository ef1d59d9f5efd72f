import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExternalForm } from "@/components/credentials/external-form";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { dayOf } from "@/lib/core/time";
import { nameableSkills } from "@/lib/credentials/external-certificate/skills";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials.external"))("addTitle") };
}

export default async function NewExternalPage({ params }: PageProps<"/[locale]/account/credentials/new">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/credentials/new");
  const t = await getTranslations("credentials.external");
  return (
    <Screen
      title={t("addTitle")}
      crumbs={[{ label: t("title"), href: "/account/credentials" }, { label: t("addTitle") }]}
      width="form"
    >
      <ExternalForm
        skills={await nameableSkills(ctx, ctx.actor.id)}
        today={dayOf(new Date(), ctx.actor.timeZone)}
      />
    </Screen>
  );
}
