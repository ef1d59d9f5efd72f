import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/form/text-fields";
import { Screen, Section } from "@/components/ui/screen/screen";
import { Stats } from "@/components/ui/stat";
import { signed } from "@/lib/core/i18n/formatter";
import { ruleName } from "@/lib/points/rule/name";
import type { RulePreview } from "@/lib/points/rule/preview";

/** What last month's events would have paid under other numbers; nothing is changed here. */
export function RulePreviewScreen({
  preview: { rule, month, tried, outcome },
  wrong,
  path,
}: {
  preview: RulePreview;
  /** What the address says is no whole number. */
  wrong: boolean;
  /** This page's path in the page's language, for the form without JavaScript. */
  path: string;
}) {
  const t = useTranslations("points.preview");
  const rules = useTranslations("points.rules");
  const all = useTranslations();
  const format = useFormatter();
  const locale = useLocale();
  const name = ruleName(all as unknown as (key: string) => string, rule);
  const number = { min: 1, step: 1 };
  const when = format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric" });
  return (
    <Screen
      title={t("title")}
      description={t("text", { name, month: when })}
      width="form"
      crumbs={[{ label: rules("title"), href: "/admin/point-rules" }, { label: t("title") }]}
    >
      <Section title={t("numbers")}>
        {wrong && <Alert tone="warning">{t("wrong")}</Alert>}
        <form action={path} method="get" className="grid gap-5">
          <input type="hidden" name="rule" value={rule.id} />
          <div className="grid gap-5 sm:grid-cols-2">
            <NumberField
              name="points"
              label={rules("points")}
              defaultValue={tried.points}
              max={1000}
              required
              {...number}
            />
            <NumberField
              name="maxPoints"
              label={rules("maxPoints")}
              defaultValue={tried.maxPoints}
              max={1000}
              {...number}
            />
            <NumberField
              name="dailyCap"
              label={rules("dailyCap")}
              help={rules("capHelp")}
              defaultValue={tried.dailyCap}
              {...number}
            />
            <NumberField
              name="totalCap"
              label={rules("totalCap")}
              help={rules("capHelp")}
              defaultValue={tried.totalCap}
              {...number}
            />
          </div>
          <p>
            <Button type="submit" variant="primary">
              {t("try")}
            </Button>
          </p>
        </form>
      </Section>
      <Section title={t("outcome", { month: when })} description={t("unknown")}>
        <Stats
          items={[
            { label: t("paid"), value: format.number(outcome.paid) },
            { label: t("would"), value: format.number(outcome.would) },
            {
              label: t("difference"),
              value: signed(locale, outcome.would - outcome.paid),
            },
          ]}
        />
        <p className="mt-4 text-sm text-muted">
          {t("people", {
            events: outcome.events,
            people: outcome.people,
            more: outcome.more,
            less: outcome.less,
          })}
        </p>
      </Section>
    </Screen>
  );
}
