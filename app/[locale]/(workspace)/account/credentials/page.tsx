import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OwnExternals } from "@/components/credentials/own-externals";
import { DownloadButton, LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { ownExternals } from "@/lib/credentials/external-certificate/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("credentials.external"))("title") };
}

export default async function CredentialsPage({ params }: PageProps<"/[locale]/account/credentials">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/account/credentials");
  const [certificates, t] = await Promise.all([ownExternals(ctx), getTranslations("credentials.external")]);
  return (
    <Screen
      title={t("title")}
      description={t("text")}
      tabs={[{ label: t("tab"), href: "/account/credentials", count: certificates.length }]}
      actions={
        certificates.length > 0 && (
          <>
            <DownloadButton href="/api/account/credentials">CSV</DownloadButton>
            <LinkButton href="/account/credentials/new" icon="plus" variant="primary">
              {t("add")}
            </LinkButton>
          </>
        )
      }
      width="form"
    >
      <OwnExternals certificates={certificates} />
    </Screen>
  );
}
