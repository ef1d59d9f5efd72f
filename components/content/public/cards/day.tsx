import { getFormatter } from "next-intl/server";

/** A calendar day in the reader's language; `iso` is an instant or a date. */
export async function Day({ iso, style = "day" }: { iso: string; style?: "day" | "short" | "month" | "year" }) {
  const format = await getFormatter();
  const date = new Date(iso);
  const text =
    style === "month"
      ? format.dateTime(date, { month: "long", year: "numeric" })
      : style === "year"
        ? format.dateTime(date, { year: "numeric" })
        : format.dateTime(date, style);
  return <time dateTime={iso.slice(0, 10)}>{text}</time>;
}
