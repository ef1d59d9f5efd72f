import { asc, sql } from "drizzle-orm";
import type { Ctx } from "../../core/ctx";
import { mayManagePoints, mayReadPoints } from "../access";
import { type EarningEvent, earningEvent, earningEvents } from "../registries";
import { type PointRuleRow, pointRules } from "../schema/point-rules";
import { pointTransfers } from "../schema/point-transfers";
import { monthBounds, monthOf } from "../statement/month";

/** A rule with what it paid this month; `waiting` while nothing in the product reports its event. */
export interface RuleRow extends PointRuleRow {
  waiting: boolean;
  paidThisMonth: number;
}

/** All rules in the order of their events, and the events that have none; nothing for those who may not manage. */
export async function listRules(
  ctx: Ctx,
  zone: string,
): Promise<{ rules: RuleRow[]; without: EarningEvent[] }> {
  if (!mayManagePoints(ctx.actor)) return { rules: [], without: [] };
  const { start } = monthBounds(monthOf(new Date(), zone), zone);
  const rows = await ctx.db
    .select({
      rule: pointRules,
      paid: sql<number>`(select coalesce(sum(t.amount), 0)::int from ${pointTransfers} t
        where t.rule_id = "point_rules"."id" and t.created_at >= ${start.toISOString()})`,
    })
    .from(pointRules)
    .orderBy(asc(pointRules.eventKey));
  const known = new Set(rows.map(({ rule }) => rule.eventKey));
  return {
    rules: rows.map(({ rule, paid }) => ({
      ...rule,
      waiting: !earningEvent(rule.eventKey),
      paidThisMonth: paid,
    })),
    without: earningEvents().filter((event) => !known.has(event.key)),
  };
}

/** The rules by which transfers can be filtered. */
export async function ruleNames(ctx: Ctx): Promise<Pick<PointRuleRow, "id" | "eventKey" | "name">[]> {
  if (!mayReadPoints(ctx.actor)) return [];
  return ctx.db
    .select({ id: pointRules.id, eventKey: pointRules.eventKey, name: pointRules.name })
    .from(pointRules)
    .orderBy(asc(pointRules.eventKey));
}
