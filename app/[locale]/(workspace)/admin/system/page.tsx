import { getTranslations } from "next-intl/server";
import { HealthList, SystemPanels } from "@/components/platform/system-facts";
import { OpenAlerts, UpkeepList } from "@/components/platform/upkeep";
import { Screen, Section } from "@/components/ui/screen/screen";
import { countOutdated } from "@/lib/core/rewrap";
import { requireCtx } from "@/lib/core/session";
import { runHealthChecks, systemFacts } from "@/lib/platform/system/queries";
import { upkeep } from "@/lib/platform/system/upkeep";

export async function generateMetadata() {
  return { title: (await getTranslations("platform.system"))("title") };
}

export default async function SystemPage({ params }: PageProps<"/[locale]/admin/system">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/system", { permission: "jobs.manage" });
  const t = await getTranslations("platform.system");
  const [facts, checks, kept, outdated] = await Promise.all([
    systemFacts(ctx),
    runHealthChecks(ctx),
    upkeep(ctx),
    countOutdated(ctx),
  ]);
  const zone = ctx.actor.timeZone;
  return (
    <Screen title={t("title")} description={t("description")}>
      <OpenAlerts alerts={kept.alerts} zone={zone} />
      <Section title={t("health")}>
        <HealthList checks={checks} zone={ctx.actor.timeZone} />
      </Section>
      <Section title={t("upkeep")}>
        <UpkeepList upkeep={kept} outdated={outdated} zone={zone} />
      </Section>
      <SystemPanels facts={facts} zone={zone} />
    </Screen>
  );
}
