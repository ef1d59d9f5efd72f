import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Screen } from "@/components/ui/screen/screen";
import { verifyAudit } from "@/lib/core/audit";
import { requireCtx } from "@/lib/core/session";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.audit"))("verify") };
}

export default async function VerifyPage({ params }: PageProps<"/[locale]/admin/audit/verify">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/audit/verify", { permission: "audit.read" });
  const t = await getTranslations("platform.audit");
  const { rows, brokenAt, head } = await verifyAudit(ctx.db);
  const broken = brokenAt !== null;
  return (
    <Screen
      title={t("verify")}
      width="reading"
      crumbs={[{ label: t("title"), href: "/admin/audit" }, { label: t("verify") }]}
    >
      <Alert
        tone={broken ? "error" : "success"}
        title={broken ? t("broken") : t("verified")}
        actions={
          broken ? (
            <LinkButton size="sm" href={`/admin/audit/${brokenAt}`}>
              {t("entry", { seq: brokenAt })}
            </LinkButton>
          ) : undefined
        }
      >
        {broken ? t("brokenBody", { seq: brokenAt }) : t("verifiedBody", { rows })}
      </Alert>
      {head && (
        <DefinitionList
          items={[
            { term: t("head"), value: t("entry", { seq: head.seq }) },
            { term: t("hash"), value: <code className="text-xs break-all">{head.hash}</code> },
          ]}
        />
      )}
    </Screen>
  );
}
