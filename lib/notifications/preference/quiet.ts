import { dayOf, instantOf, wallClock } from "../../core/time";

const DAY = 86_400_000;

/**
 * When quiet hours end that hold at `now` in a zone; null when none hold. They may cross midnight. Where the clock
 * skips the end, it is the next time there is; where it shows the end twice, the first.
 */
export function quietUntil(
  now: Date,
  quiet: { quietFrom: string | null; quietTo: string | null },
  zone: string,
): Date | null {
  if (!quiet.quietFrom || !quiet.quietTo) return null;
  const [from, to] = [quiet.quietFrom.slice(0, 5), quiet.quietTo.slice(0, 5)];
  const clock = wallClock(now, zone).slice(11, 16);
  const overnight = from > to;
  const holds = overnight ? clock >= from || clock < to : clock >= from && clock < to;
  if (!holds) return null;
  const today = dayOf(now, zone);
  const day =
    overnight && clock >= from
      ? new Date(Date.parse(`${today}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
      : today;
  const end = instantOf(`${day}T${to}`, zone);
  return end && end > now ? end : null;
}
