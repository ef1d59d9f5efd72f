import { getTranslations } from "next-intl/server";
import { HealthList, SystemPanels } from "@/components/platform/system-facts";
import { Screen, Section } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { runHealthChecks, systemFacts } from "@/lib/platform/system/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.system"))("title") };
}

export default async function SystemPage({ params }: PageProps<"/[locale]/admin/system">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/system", { permission: "jobs.manage" });
  const t = await getTranslations("platform.system");
  const [facts, checks] = await Promise.all([systemFacts(ctx), runHealthChecks(ctx)]);
  return (
    <Screen title={t("title")} description={t("description")}>
      <Section title={t("health")}>
        <HealthList checks={checks} />
      </Section>
      <SystemPanels facts={facts} zone={ctx.actor.timeZone} />
    </Screen>
  );
}
