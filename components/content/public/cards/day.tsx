import { getFormatter } from "next-intl/server";
import { site } from "../site/site";

const STYLES = {
  day: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
} as const;

/** A calendar day, month or year in the reader's language; `iso` is a date, or an instant in the institution's zone. */
export async function Day({ iso, style = "day" }: { iso: string; style?: keyof typeof STYLES }) {
  const [format, { timeZone }] = await Promise.all([getFormatter(), site()]);
  const zone = iso.length === 10 ? "UTC" : timeZone;
  return (
    <time dateTime={iso.slice(0, 10)}>
      {format.dateTime(new Date(iso), { ...STYLES[style], timeZone: zone })}
    </time>
  );
}
