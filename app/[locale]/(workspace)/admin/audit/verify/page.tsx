import { getTranslations } from "next-intl/server";
import { VerdictAlert, VerificationList } from "@/components/platform/verification";
import { ActionButton } from "@/components/ui/form/action-button";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { listRuns } from "@/lib/platform/run/runs";
import { verifyNow } from "@/lib/platform/system/actions";
import { liveWork } from "@/lib/platform/system/upkeep";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.audit"))("verify") };
}

export default async function VerifyPage({ params }: PageProps<"/[locale]/admin/audit/verify">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/audit/verify", { permission: "audit.read" });
  const t = await getTranslations("platform.audit");
  const [runs, live] = await Promise.all([listRuns(ctx, "audit_verify", 10), liveWork(ctx)]);
  const newest = runs.find((run) => run.endedAt !== null);
  return (
    <Screen
      title={t("verify")}
      description={t("verifyText")}
      width="reading"
      crumbs={[{ label: t("title"), href: "/admin/audit" }, { label: t("verify") }]}
      actions={
        <ActionButton
          action={verifyNow}
          input={{}}
          icon="shield"
          variant="primary"
          disabledReason={live.verify ? t("verifying") : undefined}
        >
          {t("verifyNow")}
        </ActionButton>
      }
    >
      <RefreshWhile busy={live.verify} />
      <VerdictAlert run={newest} busy={live.verify} />
      {runs.length > 0 && (
        <Section title={t("verifications")}>
          <VerificationList runs={runs} zone={ctx.actor.timeZone} />
        </Section>
      )}
    </Screen>
  );
}
