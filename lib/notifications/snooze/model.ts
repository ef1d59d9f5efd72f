import { z } from "zod";
import { dayOf, instantOf } from "../../core/time";

export const SNOOZE_TIMES = ["hour", "tomorrow", "week"] as const;
export type SnoozeTime = (typeof SNOOZE_TIMES)[number];
export const SnoozeInput = z.object({ id: z.uuid(), until: z.enum(SNOOZE_TIMES) });

const HOUR = 3_600_000;
const DAYS: Record<Exclude<SnoozeTime, "hour">, number> = { tomorrow: 1, week: 7 };

/** When a snoozed notification comes back: in an hour, or at eight in the morning of a later day. */
export function snoozeEnd(now: Date, until: SnoozeTime, zone: string): Date {
  if (until === "hour") return new Date(now.getTime() + HOUR);
  const noon = Date.parse(`${dayOf(now, zone)}T12:00:00Z`);
  const day = new Date(noon + DAYS[until] * 24 * HOUR).toISOString().slice(0, 10);
  return instantOf(`${day}T08:00`, zone) ?? new Date(now.getTime() + DAYS[until] * 24 * HOUR);
}
