const clocks = new Map<string, Intl.DateTimeFormat>();

/** A formatter is dear to make and holds nothing of its caller; there are some 400 zones at most. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, made);
  return made;
}

/** Whether a text is an IANA time zone that this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. */
export function zoneOffset(instant: Date, zone: string): number {
  const parts = clockOf(zone).formatToParts(instant);
  const at = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second"));
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

/**
 * The instant at which a zone's wall clock shows `local` (`2026-03-29T02:30`). A time that the clock skips in
 * spring becomes the next valid one; one that it shows twice in autumn means the first. Null when malformed.
 */
export function instantOf(local: string, zone: string): Date | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(local);
  if (!m || !isTimeZone(zone)) return null;
  const [y, mo, d, h, mi, s] = m.slice(1).map((v) => Number(v ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(y, mo - 1, d, h, mi, s);
  const check = new Date(wall);
  if (check.getUTCMonth() !== mo - 1 || check.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return null;
  // The two offsets around the day cover every change of the clock.
  const candidates = [wall - 86_400_000, wall + 86_400_000].map((t) => wall - zoneOffset(new Date(t), zone));
  const exact = candidates.filter((t) => t + zoneOffset(new Date(t), zone) === wall);
  if (exact.length) return new Date(Math.min(...exact));
  // In the gap: the later reading lies after the change; its distance from the gap's end is what was skipped.
  const [before, after] = candidates as [number, number];
  return new Date(firstInstantAfterGap(Math.min(before, after), Math.max(before, after), zone));
}

function firstInstantAfterGap(low: number, high: number, zone: string): number {
  const start = zoneOffset(new Date(low), zone);
  let [a, b] = [low, high];
  while (b - a > 1000) {
    const middle = Math.floor((a + b) / 2000) * 1000;
    if (middle <= a) break;
    if (zoneOffset(new Date(middle), zone) === start) a = middle;
    else b = middle;
  }
  return b;
}

/** The wall clock of a zone at an instant, as `<input type="datetime-local">` wants it. */
export function wallClock(instant: Date, zone: string): string {
  return new Date(instant.getTime() + zoneOffset(instant, zone)).toISOString().slice(0, 16);
}

/** The zone's calendar day at an instant, `2026-03-29`. */
export function dayOf(instant: Date, zone: string): string {
  return wallClock(instant, zone).slice(0, 10);
}

/** When a day begins on a zone's clock, or one some days later: `2026-03-29` and 1 is the beginning of the 30th. */
export function dayStart(day: string, zone: string, later = 0): Date {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + later);
  return instantOf(`${date.toISOString().slice(0, 10)}T00:00`, zone) ?? date;
}
