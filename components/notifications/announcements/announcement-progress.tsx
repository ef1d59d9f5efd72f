import { useFormatter, useTranslations } from "next-intl";
import { Stats } from "@/components/ui/stat";
import type { AnnouncementDetail } from "@/lib/notifications/announcement/queries";

/** How many were told of those it is for, and what share of them has read it. */
export function AnnouncementProgress({ detail }: { detail: AnnouncementDetail }) {
  const t = useTranslations("notifications.announcement");
  const format = useFormatter();
  const { row, told, read } = detail;
  const of = Math.max(row.recipientCount, told);
  return (
    <div className="grid gap-3">
      {row.status === "sending" && (
        <progress
          className="progress progress-primary w-full"
          value={told}
          max={of || 1}
          aria-label={t("progress")}
        />
      )}
      <Stats
        items={[
          { label: t("told"), value: format.number(told), detail: t("ofAll", { count: of }) },
          {
            label: t("read"),
            value: format.number(told ? read / told : 0, { style: "percent" }),
            detail: t("readCount", { count: read }),
          },
        ]}
      />
    </div>
  );
}
