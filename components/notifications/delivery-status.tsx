import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { DeliveryStatus as Status } from "@/lib/notifications/delivery/model";

const LOOK = {
  queued: { tone: "info", icon: "send" },
  deferred: { tone: "plain", icon: "moon" },
  sending: { tone: "info", icon: "send" },
  sent: { tone: "success", icon: "check" },
  delivered: { tone: "success", icon: "inbox" },
  bounced: { tone: "error", icon: "error" },
  complained: { tone: "error", icon: "flag" },
  failed: { tone: "error", icon: "error" },
  suppressed: { tone: "warning", icon: "warning" },
  digested: { tone: "plain", icon: "list" },
  kept: { tone: "plain", icon: "inbox" },
  cancelled: { tone: "plain", icon: "close" },
} as const;

/** What became of a message. */
export function DeliveryStatus({ status }: { status: Status }) {
  const t = useTranslations("notifications.outbox.states");
  return <StatusBadge {...LOOK[status]}>{t(status)}</StatusBadge>;
}
