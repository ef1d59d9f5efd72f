import { getTranslations } from "next-intl/server";
import { AuditTable } from "@/components/platform/audit-table";
import { LinkButton } from "@/components/ui/button";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { auditList } from "@/lib/platform/audit/list";
import { auditActs, auditTargetTypes, listAudit } from "@/lib/platform/audit/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.audit"))("title") };
}

export default async function AuditPage({ params, searchParams }: PageProps<"/[locale]/admin/audit">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/audit", { permission: "audit.read" });
  const t = await getTranslations("platform.audit");
  const state = auditList.parse(await searchParams);
  const [page, acts, types] = await Promise.all([
    listAudit(ctx, state),
    auditActs(ctx, state.filters.action),
    auditTargetTypes(ctx),
  ]);
  return (
    <Screen
      title={t("title")}
      description={t("description")}
      actions={
        <>
          <LinkButton href="/admin/audit/compare" icon="columns">
            {t("compare")}
          </LinkButton>
          <LinkButton href="/admin/audit/verify" icon="shield">
            {t("verify")}
          </LinkButton>
        </>
      }
    >
      <AuditTable page={page} state={state} acts={acts} types={types} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
