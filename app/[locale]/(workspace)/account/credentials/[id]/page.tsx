import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ExternalForm } from "@/components/credentials/external-form";
import { Alert } from "@/components/ui/alert";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { dayOf } from "@/lib/core/time";
import { getOwnExternal } from "@/lib/credentials/external-certificate/queries";
import { nameableSkills } from "@/lib/credentials/external-certificate/skills";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials.external"))("editTitle") };
}

export default async function EditExternalPage({ params }: PageProps<"/[locale]/account/credentials/[id]">) {
  const { locale, id } = await params;
  const ctx = await requireCtx(locale, `/account/credentials/${encodeURIComponent(id)}`);
  const certificate = await getOwnExternal(ctx, id);
  if (!certificate) notFound();
  const t = await getTranslations("credentials.external");
  return (
    <Screen
      title={t("editTitle")}
      crumbs={[{ label: t("title"), href: "/account/credentials" }, { label: certificate.title }]}
      width="form"
    >
      {certificate.status !== "unverified" && <Alert tone="info">{t("resets")}</Alert>}
      <ExternalForm
        certificate={certificate}
        skills={await nameableSkills(ctx, ctx.actor.id)}
        today={dayOf(new Date(), ctx.actor.timeZone)}
      />
    </Screen>
  );
}
