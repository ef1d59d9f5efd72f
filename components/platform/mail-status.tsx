import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { OutboxRow } from "@/lib/platform/outbox/queries";

const LOOK = {
  queued: { tone: "info", icon: "send" },
  kept: { tone: "plain", icon: "inbox" },
  sent: { tone: "success", icon: "check" },
  failed: { tone: "error", icon: "error" },
} as const;

/** What became of a mail. */
export function MailStatus({ status }: { status: OutboxRow["status"] }) {
  const t = useTranslations("platform.outbox.states");
  return <StatusBadge {...LOOK[status]}>{t(status)}</StatusBadge>;
}
