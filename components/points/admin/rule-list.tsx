import { useFormatter, useTranslations } from "next-intl";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { PlainTable } from "@/components/ui/data-table/plain-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ActionButton } from "@/components/ui/form/action-button";
import { switchRule } from "@/lib/points/rule/actions";
import { ruleName } from "@/lib/points/rule/name";
import type { RuleRow } from "@/lib/points/rule/queries";
import { EditRuleDialog } from "./rule-form";

/** What each event pays, with what it paid this month. */
export function RuleList({ rules, zone }: { rules: readonly RuleRow[]; zone: string }) {
  const t = useTranslations("points.rules");
  const all = useTranslations() as unknown as (key: string) => string;
  const format = useFormatter();
  const cap = (n: number | null) => (n === null ? t("noCap") : format.number(n));
  if (rules.length === 0)
    return (
      <EmptyState mark="point-rules" title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <PlainTable caption={t("title")}>
      <thead>
        <tr>
          <th scope="col">{t("event")}</th>
          <th scope="col" className="is-end">
            {t("points")}
          </th>
          <th scope="col" className="is-end">
            {t("cap")}
          </th>
          <th scope="col" className="is-end">
            {t("total")}
          </th>
          <th scope="col" className="is-end">
            {t("paid")}
          </th>
          <th scope="col">{t("state")}</th>
          <th scope="col" className="is-end">
            <span className="sr-only">{t("edit")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => {
          const name = ruleName(all, rule);
          return (
            <tr key={rule.id}>
              <th scope="row" className="text-start font-medium">
                {name}
                <code className="block text-xs font-normal text-muted">{rule.eventKey}</code>
              </th>
              <td className="is-end tabular">
                {rule.maxPoints && rule.maxPoints > rule.points
                  ? t("upTo", { points: rule.points, most: rule.maxPoints })
                  : format.number(rule.points)}
              </td>
              <td className="is-end tabular">{cap(rule.dailyCap)}</td>
              <td className="is-end tabular">{cap(rule.totalCap)}</td>
              <td className="is-end tabular">{format.number(rule.paidThisMonth)}</td>
              <td>
                <span className="flex flex-wrap gap-1.5">
                  <StatusBadge
                    tone={rule.isActive ? "success" : "plain"}
                    icon={rule.isActive ? "check" : "pause"}
                  >
                    {t(rule.isActive ? "on" : "off")}
                  </StatusBadge>
                  {rule.waiting && (
                    <Badge tone="info" icon="clock">
                      {t("waiting")}
                    </Badge>
                  )}
                </span>
              </td>
              <td className="is-end">
                <span className="flex justify-end gap-2">
                  <EditRuleDialog rule={rule} name={name} zone={zone} />
                  <LinkButton href={`/admin/point-rules/preview?rule=${rule.id}`} size="sm" icon="chart">
                    {t("preview")}
                  </LinkButton>
                  <ActionButton
                    action={switchRule}
                    input={{ id: rule.id, isActive: !rule.isActive }}
                    size="sm"
                    variant={rule.isActive ? "danger-line" : "line"}
                    confirm={
                      rule.isActive
                        ? { title: t("switchOffTitle", { name }), body: t("switchOffText") }
                        : undefined
                    }
                  >
                    {t(rule.isActive ? "switchOff" : "switchOn")}
                  </ActionButton>
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}
