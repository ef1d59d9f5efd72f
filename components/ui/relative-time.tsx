import { useLocale, useNow } from "next-intl";
import { formatterFor } from "@/lib/core/i18n/formatter";

const DAY = 86_400_000;

/**
 * A moment as people say it ("3 hours ago", "12 May"), with the exact time on hover. Server-rendered in the
 * person's zone; within a week it is relative, then a date. `exact` always shows date and time.
 */
export function RelativeTime({
  at,
  zone = "UTC",
  exact,
}: {
  at: Date | string | number;
  /** IANA name, such as `Europe/Berlin`. */
  zone?: string;
  exact?: boolean;
}) {
  const format = formatterFor(useLocale());
  const now = useNow();
  const moment = new Date(at);
  const full = format.dateTime(moment, { dateStyle: "full", timeStyle: "short", timeZone: zone });
  const near = Math.abs(now.getTime() - moment.getTime()) < 7 * DAY;
  const sameYear = moment.getUTCFullYear() === now.getUTCFullYear();
  const text = exact
    ? format.dateTime(moment, { dateStyle: "medium", timeStyle: "short", timeZone: zone })
    : near
      ? format.relativeTime(moment, now)
      : format.dateTime(moment, {
          day: "numeric",
          month: "short",
          year: sameYear ? undefined : "numeric",
          timeZone: zone,
        });
  return (
    <time dateTime={moment.toISOString()} title={full} className="whitespace-nowrap">
      {text}
    </time>
  );
}

/** A calendar day or moment as a date; `style` as in Intl. */
export function DateText({
  at,
  zone = "UTC",
  style = "long",
}: {
  at: Date | string | number;
  zone?: string;
  style?: "full" | "long" | "medium";
}) {
  const format = formatterFor(useLocale());
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()}>
      {format.dateTime(moment, { dateStyle: style, timeZone: zone })}
    </time>
  );
}
