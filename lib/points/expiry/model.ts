/** Nothing expires sooner than this after expiry was switched on or changed, and nobody goes unwarned. */
export const WARNED_DAYS = 30;
const DAY = 86_400_000;

/** How points expire, while they do. */
export interface ExpiryTerms {
  /** How long points last that nobody uses. */
  months: number;
  /** Nothing expires before. */
  from: Date;
}

/** The same time of day some months earlier; on the last day of a month that is too short. */
export function monthsBefore(at: Date, months: number): Date {
  const first = new Date(at);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() - months);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(at.getUTCDate(), last));
  return first;
}

/** What came no later than this has expired at a moment; null while nothing expires yet. */
export function expiredBy({ months, from }: ExpiryTerms, at: Date): Date | null {
  return at < from ? null : monthsBefore(at, months);
}

/** The next moment for which people are warned: all that expires until then. */
export function warnedUntil({ from }: ExpiryTerms, now: Date): Date {
  return new Date(Math.max(now.getTime() + WARNED_DAYS * DAY, from.getTime()));
}
