import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { missing } from "@/components/content/public/missing";
import { PageHead } from "@/components/content/public/views/page-head";
import { PublicExternals } from "@/components/credentials/public-externals";
import { localePath } from "@/lib/core/i18n/locales";
import { requestCtx } from "@/lib/core/session";
import { publicExternals } from "@/lib/credentials/external-certificate/queries";
import { personOnPage } from "@/lib/identity/person/page";

// Who looks decides what is shown: a profile may be for members only, or hidden.
export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/people/[username]/credentials">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, username } = await params;
  const person = await personOnPage(locale, username);
  if (!person) return {};
  const t = await getTranslations("credentials.external");
  return { title: t("publicTitle", { name: person.name }), robots: { index: false, follow: false } };
}

export default async function PersonCredentialsPage({ params }: Props) {
  const { locale, username } = await params;
  const person = await personOnPage(locale, username);
  const shown = person ? await publicExternals(await requestCtx(locale), person.id) : [];
  if (!person || shown.length === 0) return missing(locale, `/people/${username}/credentials`);
  if (person.username !== username)
    permanentRedirect(localePath(locale, `/people/${person.username}/credentials`));
  const t = await getTranslations("credentials.external");
  return (
    <>
      <PageHead
        title={t("publicTitle", { name: person.name })}
        lead={t("publicText", { name: person.name })}
      />
      <PublicExternals certificates={shown} />
    </>
  );
}
