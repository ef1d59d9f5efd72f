import { instantOf } from "../../core/time";

const pad = (n: number) => String(n).padStart(2, "0");

/** The first instants of a month, `2026-03`, and of the next one, in a zone. */
export function monthBounds(month: string, zone: string): { start: Date; end: Date } {
  const [year, m] = month.split("-").map(Number) as [number, number];
  const next = m === 12 ? `${year + 1}-01` : `${year}-${pad(m + 1)}`;
  const at = (of: string) => instantOf(`${of}-01T00:00`, zone) ?? new Date(`${of}-01T00:00:00Z`);
  return { start: at(month), end: at(next) };
}

/** The months from the one of `first` to the one of `last` in a zone, newest first; at most `most`. */
export function monthsBetween(first: Date, last: Date, zone: string, most = 120): string[] {
  const months: string[] = [];
  let [year, month] = monthOf(last, zone).split("-").map(Number) as [number, number];
  for (const end = monthOf(first, zone); months.length < most; ) {
    const current = `${year}-${pad(month)}`;
    if (current < end) break;
    months.push(current);
    if (--month === 0) [year, month] = [year - 1, 12];
  }
  return months;
}

/** The month of an instant in a zone, `2026-03`. */
export const monthOf = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit" }).format(at);

/** The month before the one of an instant in a zone. */
export function monthBefore(at: Date, zone: string): string {
  const [year, month] = monthOf(at, zone).split("-").map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${pad(month - 1)}`;
}
