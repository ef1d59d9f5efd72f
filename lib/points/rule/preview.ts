import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Ctx } from "../../core/ctx";
import { mayManagePoints } from "../access";
import { type PointRuleRow, pointRules } from "../schema/point-rules";
import { pointTransfers } from "../schema/point-transfers";
import { monthBefore, monthBounds } from "../statement/month";
import { affordable, type RuleTerms } from "./model";

const number = (max: number) =>
  z.preprocess(
    (value) => (value === "" || value === undefined ? null : Number(value)),
    z.number().int().min(1).max(max).nullable(),
  );
/** The numbers that a preview tries, as its address says them. */
export const TriedNumbers = z.object({
  points: number(1000),
  maxPoints: number(1000),
  dailyCap: number(1_000_000),
  totalCap: number(1_000_000),
});
export type TriedNumbers = z.output<typeof TriedNumbers>;

/** Earnings of one person on one day that paid the same. */
export interface PaidDay {
  walletId: string;
  /** Days in their order. */
  day: string;
  /** What each paid. */
  amount: number;
  events: number;
  /** What the person had earned by the rule before the month. */
  before: number;
}

export interface Outcome {
  events: number;
  people: number;
  paid: number;
  would: number;
  /** People who would have got more, and less. */
  more: number;
  less: number;
}

type Amounts = Pick<RuleTerms, "points" | "maxPoints">;

/** What an event that paid `amount` asks for under other numbers: the rule's own points, or what its source set. */
function wanted(amount: number, old: Amounts, tried: Amounts): number {
  return old.maxPoints === null || amount === old.points ? tried.points : amount;
}

/** What the events that paid would have paid under other numbers, caps included. Days of a person stand in order. */
export function tryNumbers(days: readonly PaidDay[], old: Amounts, tried: RuleTerms): Outcome {
  const sum: Outcome = { events: 0, people: 0, paid: 0, would: 0, more: 0, less: 0 };
  for (const [, own] of Map.groupBy(days, (day) => day.walletId)) {
    let [paid, would, total] = [0, 0, own[0]?.before ?? 0];
    for (const [, rows] of Map.groupBy(own, (row) => row.day)) {
      let today = 0;
      for (const { amount, events } of rows) {
        sum.events += events;
        paid += amount * events;
        for (let n = 0; n < events; n++) {
          const pays = affordable(wanted(amount, old, tried), tried, { today, total });
          today += pays;
          total += pays;
          would += pays;
        }
      }
    }
    sum.people++;
    sum.paid += paid;
    sum.would += would;
    if (would > paid) sum.more++;
    if (would < paid) sum.less++;
  }
  return sum;
}

export interface RulePreview {
  rule: PointRuleRow;
  /** The month that was looked at, `2026-03`. */
  month: string;
  tried: TriedNumbers;
  outcome: Outcome;
}

/**
 * What last month's events would have paid under other numbers. Events that the old caps left without points are
 * not known any more. Null for a rule that is absent, and for those who may not manage.
 */
export async function previewRule(
  ctx: Ctx,
  ruleId: string,
  given: TriedNumbers | null,
  zone: string,
): Promise<RulePreview | null> {
  if (!mayManagePoints(ctx.actor)) return null;
  const [rule] = await ctx.db.select().from(pointRules).where(sql`${pointRules.id} = ${ruleId}`);
  if (!rule) return null;
  const month = monthBefore(new Date(), zone);
  const { start, end } = monthBounds(month, zone);
  const { rows } = await ctx.db.execute<{
    wallet: string;
    day: string;
    amount: number;
    events: number;
    before: number;
  }>(sql`
    with paid as (
      select t.to_wallet_id as wallet, to_char(t.created_at at time zone ${zone}, 'YYYY-MM-DD') as day, t.amount,
        count(*)::int as events, min(t.created_at) as first
      from ${pointTransfers} t
      where t.rule_id = ${ruleId} and t.kind = 'earn'
        and t.created_at >= ${start.toISOString()} and t.created_at < ${end.toISOString()}
        and not exists (select 1 from ${pointTransfers} r where r.reverses_id = t.id)
      group by 1, 2, 3),
    earlier as (
      select p.wallet, (select coalesce(sum(t.amount), 0)::int from ${pointTransfers} t
        where t.to_wallet_id = p.wallet and t.rule_id = ${ruleId} and t.created_at < ${start.toISOString()}) as sum
      from (select distinct wallet from paid) p where ${given?.totalCap != null})
    select p.wallet, p.day, p.amount, p.events, coalesce(e.sum, 0) as before
    from paid p left join earlier e using (wallet) order by p.wallet, p.day, p.first`);
  const { points, maxPoints, dailyCap, totalCap } = rule;
  const tried = given ?? { points, maxPoints, dailyCap, totalCap };
  const terms: RuleTerms = {
    ...tried,
    points: tried.points ?? points,
    isActive: true,
    startsAt: null,
    endsAt: null,
  };
  const days = rows.map(({ wallet, ...row }) => ({ walletId: wallet, ...row }));
  return { rule, month, tried: { ...tried, points: terms.points }, outcome: tryNumbers(days, rule, terms) };
}
