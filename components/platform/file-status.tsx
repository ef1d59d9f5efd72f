import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/badge";
import type { FileStatus } from "@/lib/platform/file/model";

const TONE = {
  pending: { tone: "info", icon: "clock" },
  ready: { tone: "success", icon: "check" },
  rejected: { tone: "plain", icon: "close" },
  quarantined: { tone: "warning", icon: "lock" },
  deleted: { tone: "plain", icon: "trash" },
} as const;

/** What has become of a file. */
export function FileStatusBadge({ status }: { status: FileStatus }) {
  const t = useTranslations("platform.files");
  return <StatusBadge {...TONE[status]}>{t(`states.${status}`)}</StatusBadge>;
}
