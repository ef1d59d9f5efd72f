import { dayOf, instantOf } from "../../core/time";
import type { Preferences } from "../preference/model";

/** When a digest is due: its moment, and the day there, by which each day has one at most. */
export interface Due {
  at: Date;
  day: string;
}

type Times = Pick<Preferences, "digest" | "digestAt" | "digestWeekday">;

const DAY = 86_400_000;
const WEEK = 7;

const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
/** ISO: Monday is 1. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || WEEK;

/** The digest of a day, or null where it is not this weekday. A time that the clock skips is the next that there is. */
function dueOn(day: string, times: Times, zone: string): Due | null {
  if (times.digest === "weekly" && weekdayOf(day) !== times.digestWeekday) return null;
  const at = instantOf(`${day}T${times.digestAt.slice(0, 5)}`, zone);
  return at && { at, day };
}

/** The latest digest that was due by now. */
export function lastDue(now: Date, times: Times, zone: string): Due {
  const today = dayOf(now, zone);
  for (let back = 0; back <= WEEK; back++) {
    const due = dueOn(plus(today, -back), times, zone);
    if (due && due.at <= now) return due;
  }
  throw new Error("Within a week each weekday comes.");
}

/** The next digest after now. */
export function nextDue(now: Date, times: Times, zone: string): Due {
  const today = dayOf(now, zone);
  for (let on = 0; on <= WEEK; on++) {
    const due = dueOn(plus(today, on), times, zone);
    if (due && due.at > now) return due;
  }
  throw new Error("Within a week each weekday comes.");
}

/** The same, every day: what waits because a day had too many mails does not wait for a week. */
export const daily = (times: Times): Times => ({ ...times, digest: "daily" });
