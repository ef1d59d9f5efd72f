import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { AnnouncementStatus as Status } from "@/lib/notifications/announcement/model";

const LOOK = {
  draft: { tone: "plain", icon: "draft" },
  scheduled: { tone: "info", icon: "clock" },
  sending: { tone: "info", icon: "send" },
  sent: { tone: "success", icon: "check" },
  cancelled: { tone: "plain", icon: "close" },
} as const;

/** How far an announcement is; a draft may wait for another announcer. */
export function AnnouncementStatus({ status, waits }: { status: Status; waits?: boolean }) {
  const t = useTranslations("notifications.announcement");
  if (waits)
    return (
      <StatusBadge tone="warning" icon="people">
        {t("waits")}
      </StatusBadge>
    );
  return <StatusBadge {...LOOK[status]}>{t(`states.${status}`)}</StatusBadge>;
}
