import { getFormatter } from "next-intl/server";

const STYLES = {
  day: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
} as const;

/** A calendar day, month or year in the reader's language; `iso` is an instant or a date. */
export async function Day({ iso, style = "day" }: { iso: string; style?: keyof typeof STYLES }) {
  const format = await getFormatter();
  return <time dateTime={iso.slice(0, 10)}>{format.dateTime(new Date(iso), STYLES[style])}</time>;
}
