import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddRuleDialog } from "@/components/points/admin/rule-form";
import { RuleList } from "@/components/points/admin/rule-list";
import { Alert } from "@/components/ui/alert";
import { Screen } from "@/components/ui/screen/screen";
import { requireCtx } from "@/lib/core/session";
import { MANAGE } from "@/lib/points/access";
import { listRules } from "@/lib/points/rule/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("points.rules"))("title") };
}

export default async function PointRulesPage({ params }: PageProps<"/[locale]/admin/point-rules">) {
  const { locale } = await params;
  const ctx = await requireCtx(locale, "/admin/point-rules", { permission: MANAGE });
  const zone = await ctx.setting<string>("general.time_zone");
  const { rules, without } = await listRules(ctx, zone);
  const t = await getTranslations("points");
  const all = await getTranslations();
  return (
    <Screen
      title={t("rules.title")}
      description={t("rules.text")}
      crumbs={[{ label: t("book.title"), href: "/admin/points" }, { label: t("rules.title") }]}
      actions={
        without.length > 0 && (
          <AddRuleDialog
            events={without.map((event) => ({ value: event.key, label: all(event.name as never) }))}
            zone={zone}
          />
        )
      }
    >
      {rules.some((rule) => rule.waiting) && <Alert tone="info">{t("rules.waitingText")}</Alert>}
      <RuleList rules={rules} zone={zone} />
    </Screen>
  );
}
