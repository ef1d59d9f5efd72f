import { dayOf, instantOf } from "../../core/time";

/** The instant at which the day began that is current in a zone at `now`. */
export function dayStart(now: Date, zone: string): Date {
  return instantOf(`${dayOf(now, zone)}T00:00`, zone) ?? now;
}
