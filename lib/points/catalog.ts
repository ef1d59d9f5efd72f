import { asc, eq } from "drizzle-orm";
import { cached } from "../core/cache";
import { makeCtx } from "../core/ctx";
import { translator } from "../core/i18n/translate";
import { SETTINGS_TAG } from "../platform/tags";
import type { Leader } from "./leaderboard/model";
import { leadersOf } from "./leaderboard/queries";
import { earningEvent } from "./registries";
import { refusalOf } from "./rule/model";
import { ruleName } from "./rule/name";
import { pointRules } from "./schema/point-rules";
import { EXPIRY_SETTING } from "./settings";
import { tags } from "./tags";

/** What visitors read of points: what earns them, and how they are given. */
export interface PointsInfo {
  rules: { key: string; name: string; points: number; most: number | null; daily: number | null }[];
  /** Null while gifts are switched off. */
  gifts: { max: number; days: number } | null;
  /** After how many months points expire; null while they do not. */
  expireMonths: number | null;
  /** When a rule last changed; null without any. */
  updatedAt: string | null;
}

/** The rules that pay now; events that nothing reports are left out. */
export const pointsInfo = cached(
  "points.info",
  () => [tags.rules, SETTINGS_TAG],
  async (locale: string): Promise<PointsInfo> => {
    const ctx = makeCtx();
    const [t, now] = [await translator(locale), new Date()];
    const rows = await ctx.db
      .select()
      .from(pointRules)
      .where(eq(pointRules.isActive, true))
      .orderBy(asc(pointRules.eventKey));
    const enabled = await ctx.setting<boolean>("points.gifts_enabled");
    return {
      rules: rows
        .filter(
          (rule) => earningEvent(rule.eventKey) && !refusalOf(rule, { userId: "", confirmedBy: null, now }),
        )
        .map((rule) => ({
          key: rule.eventKey,
          name: ruleName(t, rule),
          points: rule.points,
          most: rule.maxPoints !== null && rule.maxPoints > rule.points ? rule.maxPoints : null,
          daily: rule.dailyCap,
        })),
      gifts: enabled
        ? {
            max: await ctx.setting<number>("points.gift_max"),
            days: await ctx.setting<number>("points.gift_min_account_days"),
          }
        : null,
      expireMonths: await ctx.setting<number | null>(EXPIRY_SETTING),
      updatedAt: rows.length
        ? new Date(Math.max(...rows.map((rule) => rule.updatedAt.getTime()))).toISOString()
        : null,
    };
  },
);

/** Who earned the most this month and wants to be seen. An hourly job makes it anew. */
export const pointsLeaders = cached(
  "points.leaders",
  () => [tags.leaders, SETTINGS_TAG],
  async (): Promise<Leader[]> => {
    const ctx = makeCtx();
    return leadersOf(ctx, new Date(), await ctx.setting<string>("general.time_zone"));
  },
);
