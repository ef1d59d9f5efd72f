import { getFormatter, getTranslations } from "next-intl/server";
import { site } from "./site";

/**
 * What the institution says above every page: that changes are paused, and its own notice. `exempt` is for readers
 * whom the pause does not hold back.
 */
export async function NoticeBars({ exempt }: { exempt?: boolean }) {
  const { banner, readOnly, readOnlyUntil, timeZone } = await site();
  if (!banner && !readOnly) return null;
  const [t, format] = await Promise.all([getTranslations("ui.notice"), getFormatter()]);
  const until =
    readOnlyUntil &&
    format.dateTime(new Date(readOnlyUntil), { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <div className="print:hidden">
      {readOnly && (
        <p className="bg-warning px-4 py-2 text-center text-sm font-medium text-warning-content" role="note">
          {until ? t("readOnlyUntil", { until }) : t("readOnly")}
          {exempt && ` ${t("exempt")}`}
        </p>
      )}
      {banner && (
        <p className="bg-neutral px-4 py-2 text-center text-sm text-neutral-content" role="note">
          {banner}
        </p>
      )}
    </div>
  );
}
