import { z } from "zod";
import { Points } from "../transfer/model";

const MOST = 1_000_000;
const optional = (schema: z.ZodType<number>) =>
  z
    .union([z.literal("").transform(() => null), schema])
    .nullable()
    .default(null);
/** A local date and time as a form writes it, in the zone of the institution. */
const Moment = z
  .union([z.literal("").transform(() => null), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)])
  .nullable()
  .default(null);

const Terms = {
  /** Without one, the event's own name is shown in the reader's language. */
  name: z
    .union([z.literal("").transform(() => null), z.string().trim().min(1).max(100)])
    .nullable()
    .default(null),
  points: Points(1000),
  maxPoints: optional(Points(1000)),
  dailyCap: optional(Points(MOST)),
  totalCap: optional(Points(MOST)),
  startsAt: Moment,
  endsAt: Moment,
};

interface Numbers {
  points: number;
  maxPoints: number | null;
  dailyCap: number | null;
  totalCap: number | null;
  startsAt: string | null;
  endsAt: string | null;
}

/** The relations between the numbers, each told beside the field that breaks it. */
function related(rule: Numbers, problems: z.core.$RefinementCtx): void {
  const refuse = (path: string, message: string) =>
    problems.addIssue({ code: "custom", path: [path], message });
  const most = rule.maxPoints ?? rule.points;
  if (rule.maxPoints !== null && rule.maxPoints < rule.points) refuse("maxPoints", "points.errors.maxBelow");
  if (rule.dailyCap !== null && rule.dailyCap < most) refuse("dailyCap", "points.errors.capBelow");
  if (rule.totalCap !== null && rule.totalCap < most) refuse("totalCap", "points.errors.capBelow");
  if (rule.startsAt && rule.endsAt && rule.endsAt <= rule.startsAt)
    refuse("endsAt", "points.errors.endsBefore");
}

export const NewRuleInput = z.object({ eventKey: z.string().min(3).max(100), ...Terms }).superRefine(related);
export type NewRuleInput = z.output<typeof NewRuleInput>;
export const EditRuleInput = z.object({ id: z.uuid(), ...Terms }).superRefine(related);
export type EditRuleInput = z.output<typeof EditRuleInput>;
export const SwitchRuleInput = z.object({ id: z.uuid(), isActive: z.boolean().default(false) });

/** Why an event paid nothing. */
export type EarnRefusal =
  /** No rule says what the event is worth. */
  | "no_rule"
  /** The rule is switched off, or its time has not come or is over. */
  | "inactive"
  /** The earner confirmed it. */
  | "self"
  /** The source itself is worth nothing. */
  | "worthless"
  /** The caps leave nothing. */
  | "cap"
  /** What was taken back of this source was less than what it pays. */
  | "kept"
  /** The wallet is closed. */
  | "closed";

/** The numbers of a rule that decide about an earning. */
export interface RuleTerms {
  points: number;
  maxPoints: number | null;
  dailyCap: number | null;
  totalCap: number | null;
  isActive: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Why a rule refuses an event whatever was earned before; null when it may pay. */
export function refusalOf(
  rule: RuleTerms | null,
  event: { userId: string; confirmedBy: string | null; amount?: number; now: Date },
): EarnRefusal | null {
  if (!rule) return "no_rule";
  if (!rule.isActive) return "inactive";
  if (rule.startsAt && event.now < rule.startsAt) return "inactive";
  if (rule.endsAt && event.now >= rule.endsAt) return "inactive";
  if (event.confirmedBy === event.userId) return "self";
  if (event.amount !== undefined && event.amount < 1) return "worthless";
  return null;
}

/** How many of the wanted points a rule pays beside what was earned by it already; never below 0. */
export function affordable(
  wanted: number,
  rule: RuleTerms,
  earned: { today: number; total: number },
): number {
  return Math.max(
    0,
    Math.min(
      wanted,
      rule.maxPoints ?? rule.points,
      (rule.dailyCap ?? Number.POSITIVE_INFINITY) - earned.today,
      (rule.totalCap ?? Number.POSITIVE_INFINITY) - earned.total,
    ),
  );
}
